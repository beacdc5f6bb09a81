import { useState, type DragEvent, type ReactNode } from 'react';
import { classNames } from '../../components/class-names.ts';
import { useConnection } from '../../connection/use-connection.tsx';
import { useT } from '../../i18n/i18n.ts';
import { attempt } from '../../notices/notices.ts';
import styles from './DropArea.module.css';
import { addSources, chooseVideos } from './library-actions.ts';

/** Takes dropped files and folders; where the page can't know their place, that is said before they are let go. */
export function DropArea({ children }: { readonly children: ReactNode }): ReactNode {
  const t = useT();
  const connection = useConnection();
  const [isOver, setOver] = useState(false);

  function drop(event: DragEvent): void {
    event.preventDefault();
    setOver(false);
    const files = [...event.dataTransfer.files];
    if (files.length === 0) return;
    const { sourcesOfDrop } = connection;
    attempt(async () => {
      if (sourcesOfDrop === null) await chooseVideos(connection, 'files.dropNote');
      else await addSources(connection, await sourcesOfDrop(files));
    });
  }

  return (
    <div
      className={classNames(styles.drop, isOver && styles.over)}
      onDragOver={(event) => {
        if (!event.dataTransfer.types.includes('Files')) return;
        event.preventDefault();
        event.dataTransfer.dropEffect = 'copy';
        setOver(true);
      }}
      onDragLeave={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget as Node | null)) setOver(false);
      }}
      onDrop={drop}
    >
      {children}
      {isOver && (
        <p className={styles.dropHint}>
          {t(connection.sourcesOfDrop === null ? 'library.dropUnknown' : 'library.dropHere')}
        </p>
      )}
    </div>
  );
}
