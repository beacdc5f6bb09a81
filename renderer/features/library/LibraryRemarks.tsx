import { useState, type ReactNode } from 'react';
import { Note } from '../../components/Note.tsx';
import { appInfoStore } from '../../connection/app-info.ts';
import { useNoteText } from '../../i18n/use-note-text.ts';
import { useStore } from '../../stores/store.ts';
import styles from './Library.module.css';

/** What of the library could not be read when it was opened, until it is dismissed. */
export function LibraryRemarks(): ReactNode {
  const notes = useStore(appInfoStore, (info) => info.notes);
  const noteText = useNoteText();
  const [isDismissed, setDismissed] = useState(false);
  if (notes.length === 0 || isDismissed) return null;
  return (
    <div className={styles.remarks}>
      <Note tone="alert" onDismiss={() => setDismissed(true)}>
        {notes.map((note) => (
          <p key={note.code}>{noteText(note)}</p>
        ))}
      </Note>
    </div>
  );
}
