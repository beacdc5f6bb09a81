import { TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import type { Note } from '../../../core/notes.ts';
import { useNoteText } from '../../i18n/use-note-text.ts';
import styles from './Export.module.css';

/** What is lost or will not look as it should, before anything is written. */
export function Warnings({ notes }: { readonly notes: readonly Note[] }): ReactNode {
  const noteText = useNoteText();
  if (notes.length === 0) return null;
  return (
    <div role="status">
      <ul className={styles.warnings}>
        {notes.map(noteText).map((warning) => (
          <li key={warning}>
            <TriangleAlert size={14} aria-hidden />
            {warning}
          </li>
        ))}
      </ul>
    </div>
  );
}
