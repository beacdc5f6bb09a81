import { FolderInput } from 'lucide-react';
import { useEffect, type ReactNode } from 'react';
import { EmptyState } from '../../components/EmptyState.tsx';
import { useT } from '../../i18n/i18n.ts';
import { attempt } from '../../notices/notices.ts';
import { useStore } from '../../stores/store.ts';
import { FirstRun } from '../first-run/index.ts';
import { ComingReport } from './ComingReport.tsx';
import { foldersStore } from './folders-store.ts';
import { AddReport } from './AddReport.tsx';
import { DropArea } from './DropArea.tsx';
import styles from './Library.module.css';
import { LabelDialog } from './LabelDialog.tsx';
import { LibraryBar } from './LibraryBar.tsx';
import { LibraryRemarks } from './LibraryRemarks.tsx';
import { libraryStore, readLibrary } from './library-store.ts';
import './bulk-messages.ts';
import './messages.ts';
import { RemovalToast } from './RemovalToast.tsx';
import { SelectionBar } from './SelectionBar.tsx';
import { VideoList } from './VideoList.tsx';

/** The folders are followed, but nothing lies in them. */
function NothingYet(): ReactNode {
  const t = useT();
  const isComing = useStore(foldersStore, (folders) => folders.some(({ coming }) => coming > 0));
  if (isComing) return null;
  return (
    <EmptyState icon={<FolderInput size={28} />} title={t('library.nothingInFolders')}>
      {t('library.nothingInFoldersHint')}
    </EmptyState>
  );
}

export function LibraryView(): ReactNode {
  const isEmpty = useStore(libraryStore, ({ media }) => media.length === 0);
  const hasFolders = useStore(foldersStore, (folders) => folders.length > 0);
  // How many tracks a video has and when it was opened may have changed in the editor.
  useEffect(() => attempt(readLibrary), []);
  return (
    <main className={styles.library}>
      <DropArea>
        {(!isEmpty || hasFolders) && <LibraryBar />}
        <div className={styles.content} data-scrolls>
          <LibraryRemarks />
          <AddReport />
          <ComingReport />
          {!isEmpty ? <VideoList /> : hasFolders ? <NothingYet /> : <FirstRun />}
        </div>
        <SelectionBar />
        <LabelDialog />
        <RemovalToast />
      </DropArea>
    </main>
  );
}
