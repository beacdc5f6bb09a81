import type { Note } from '../../core/notes.ts';
import { useStore } from '../stores/store.ts';
import { localeStore } from './i18n.ts';
import { noteText } from './note-text.ts';

/** Notes in the language that is chosen now. */
export function useNoteText(): (note: Note) => string {
  const locale = useStore(localeStore, (value) => value);
  return (note) => noteText(locale, note);
}
