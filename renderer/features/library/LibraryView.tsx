import { useEffect, type ReactNode } from 'react';
import { attempt } from '../../notices/notices.ts';
import { useStore } from '../../stores/store.ts';
import { FirstRun } from '../first-run/index.ts';
import { AddReport } from './AddReport.tsx';
import { DropArea } from './DropArea.tsx';
import styles from './Library.module.css';
import { LibraryBar } from './LibraryBar.tsx';
import { LibraryRemarks } from './LibraryRemarks.tsx';
import { libraryStore, readLibrary } from './library-store.ts';
import './messages.ts';
import { RemovalToast } from './RemovalToast.tsx';
import { SelectionBar } from './SelectionBar.tsx';
import { VideoList } from './VideoList.tsx';

export function LibraryView(): ReactNode {
  const isEmpty = useStore(libraryStore, ({ media, query }) => media.length === 0 && query === '');
  // How many tracks a video has and when it was opened may have changed in the editor.
  useEffect(() => attempt(readLibrary), []);
  return (
    <main className={styles.library}>
      <DropArea>
        {!isEmpty && <LibraryBar />}
        <div className={styles.content}>
          <LibraryRemarks />
          <AddReport />
          {isEmpty ? <FirstRun /> : <VideoList />}
        </div>
        <SelectionBar />
        <RemovalToast />
      </DropArea>
    </main>
  );
}
