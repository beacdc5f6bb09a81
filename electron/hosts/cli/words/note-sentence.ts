import type { Note, NoteFacts } from '../../../../core/notes.ts';
import type { FailureWords } from './failures/failure-words.ts';
import { exportNoteWords } from './notes/export.ts';
import { libraryNoteWords } from './notes/library.ts';
import { mediaNoteWords } from './notes/media.ts';
import { modelsNoteWords } from './notes/models.ts';
import { searchNoteWords } from './notes/search.ts';
import { speakersNoteWords } from './notes/speakers.ts';
import { storyNoteWords } from './notes/story.ts';
import { translationNoteWords } from './notes/translation.ts';
import { transcriptionNoteWords } from './notes/transcription.ts';

/** The type demands all codes. */
const allWords: FailureWords<NoteFacts> = {
  'kept-text': ({ text }) => text,
  ...exportNoteWords,
  ...libraryNoteWords,
  ...mediaNoteWords,
  ...modelsNoteWords,
  ...searchNoteWords,
  ...speakersNoteWords,
  ...storyNoteWords,
  ...translationNoteWords,
  ...transcriptionNoteWords,
};

/** Of another version of the program a code may come that this one does not know. */
const words: Readonly<Record<string, ((facts: never) => string) | undefined>> = allWords;

/** What a person at a terminal reads of a note. */
export function noteSentence({ code, facts }: Note): string {
  return words[code]?.(facts as never) ?? code;
}
