import { FolderMinus, Folders, FolderX, RefreshCw } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import type { Folder } from '../../../core/contract/folders.ts';
import { Button } from '../../components/Button.tsx';
import { classNames } from '../../components/class-names.ts';
import { IconButton } from '../../components/IconButton.tsx';
import { Popover } from '../../components/Popover.tsx';
import { useConnection } from '../../connection/use-connection.tsx';
import { errorText } from '../../i18n/error-text.ts';
import { useT } from '../../i18n/i18n.ts';
import { attempt } from '../../notices/notices.ts';
import { useStore } from '../../stores/store.ts';
import styles from './FolderList.module.css';
import { isInFolder, useFolders } from './folders-store.ts';
import { changeLibrary, libraryStore } from './library-store.ts';
import { removeFolder } from './removal.ts';

/** The folders that the library follows: which one is shown, what comes in, and how one leaves. */
export function FolderList(): ReactNode {
  const t = useT();
  const folders = useFolders();
  const shown = useStore(libraryStore, (library) => library.folderId);
  const [isOpen, setOpen] = useState(false);
  if (folders.length === 0) return null;
  const current = folders.find(({ id }) => id === shown);
  const show = (folderId: string | null): void => {
    changeLibrary({ folderId });
    setOpen(false);
  };
  return (
    <Popover
      label={t('library.folders')}
      open={isOpen}
      onOpenChange={setOpen}
      trigger={
        <Button icon={<Folders size={14} aria-hidden />} aria-pressed={current !== undefined}>
          <span className={styles.current}>{current?.name ?? t('library.folders')}</span>
          <span className={styles.count}>{folders.length}</span>
        </Button>
      }
    >
      <div className={styles.panel}>
        <button
          type="button"
          className={classNames(styles.name, current === undefined && styles.chosen)}
          aria-pressed={current === undefined}
          onClick={() => show(null)}
        >
          {t('library.allFolders')}
        </button>
        <ul className={styles.folders}>
          {folders.map((folder) => (
            <FolderRow key={folder.id} folder={folder} isShown={folder.id === shown} onShow={show} />
          ))}
        </ul>
      </div>
    </Popover>
  );
}

interface FolderRowProps {
  readonly folder: Folder;
  readonly isShown: boolean;
  readonly onShow: (folderId: string) => void;
}

function FolderRow({ folder, isShown, onShow }: FolderRowProps): ReactNode {
  const t = useT();
  const { calls } = useConnection();
  const [isAsking, setAsking] = useState(false);
  const videos = useStore(libraryStore, ({ media }) => media);
  const count = videos.filter(({ folder: of }) => isInFolder(of, folder)).length;
  return (
    <li className={styles.folder}>
      <div className={styles.line}>
        <button
          type="button"
          className={classNames(styles.name, isShown && styles.chosen)}
          aria-pressed={isShown}
          title={folder.path}
          onClick={() => onShow(folder.id)}
        >
          {folder.state === 'absent' && <FolderX size={14} aria-hidden />}
          <span className={styles.text}>{folder.name}</span> <span className={styles.count}>{count}</span>
        </button>
        <IconButton
          label={t('library.scanFolder', { name: folder.name })}
          icon={<RefreshCw size={14} />}
          onClick={() => attempt(() => calls['folders.scan']({ folderId: folder.id }))}
        />
        <IconButton
          label={t('library.removeFolder', { name: folder.name })}
          icon={<FolderMinus size={14} />}
          pressed={isAsking}
          onClick={() => setAsking(!isAsking)}
        />
      </div>
      <p className={styles.state}>{stateText(folder, t)}</p>
      {folder.refused.length > 0 && <Refused folder={folder} />}
      {isAsking && <RemoveFolderQuestion folder={folder} count={count} onKeep={() => setAsking(false)} />}
    </li>
  );
}

function stateText({ state, coming, growing }: Folder, t: ReturnType<typeof useT>): string {
  if (state === 'absent') return t('library.folderAbsent');
  if (coming > 0) return t('library.coming', { count: coming, growing });
  return t(`library.folderState.${state}`);
}

function Refused({ folder: { refused } }: { readonly folder: Folder }): ReactNode {
  const t = useT();
  return (
    <details className={styles.refused}>
      <summary>{t('library.folderRefused', { count: refused.length })}</summary>
      <ul>
        {refused.map(({ name, error }) => (
          <li key={name}>{t('library.refused', { name, reason: errorText(error, t).title })}</li>
        ))}
      </ul>
    </details>
  );
}

interface RemoveFolderQuestionProps {
  readonly folder: Folder;
  /** Videos of the library that lie in it. */
  readonly count: number;
  readonly onKeep: () => void;
}

function RemoveFolderQuestion({ folder, count, onKeep }: RemoveFolderQuestionProps): ReactNode {
  const t = useT();
  const connection = useConnection();
  const remove = (videos: 'keep' | 'remove'): void => removeFolder(connection, folder, videos);
  return (
    <div
      role="group"
      aria-label={t('library.removeFolder', { name: folder.name })}
      className={styles.question}
    >
      <p>{t('library.removeFolderAsk', { name: folder.name, count })}</p>
      <Button autoFocus onClick={() => remove('keep')}>
        {t('library.removeFolderKeep')}
      </Button>
      {count > 0 && (
        <Button variant="danger" onClick={() => remove('remove')}>
          {t('library.removeFolderAll', { count })}
        </Button>
      )}
      <Button variant="quiet" onClick={onKeep}>
        {t('library.cancel')}
      </Button>
    </div>
  );
}
