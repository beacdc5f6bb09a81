import type { Note } from '../../../../core/notes.ts';
import { exportNoteWords } from './notes/export.ts';
import { mediaNoteWords } from './notes/media.ts';
import { modelsNoteWords } from './notes/models.ts';
import { transcriptionNoteWords } from './notes/transcription.ts';

type AnyWords = Readonly<Record<string, ((facts: never) => string) | undefined>>;

const words: AnyWords = {
  'kept-text': ({ text }: { readonly text: string }) => text,
  ...exportNoteWords,
  ...mediaNoteWords,
  ...modelsNoteWords,
  ...transcriptionNoteWords,
};

/** What a person at a terminal reads of a note. */
export function noteSentence({ code, facts }: Note): string {
  return words[code]?.(facts as never) ?? code;
}
