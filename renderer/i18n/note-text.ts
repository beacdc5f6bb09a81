import type { Note, NoteFacts } from '../../core/notes.ts';
import type { FailureTexts } from './failures/failure-texts.ts';
import type { Locale } from './i18n.ts';
import { exportNoteTexts } from './notes/export.ts';
import { libraryNoteTexts } from './notes/library.ts';
import { mediaNoteTexts } from './notes/media.ts';
import { modelsNoteTexts } from './notes/models.ts';
import { searchNoteTexts } from './notes/search.ts';
import { speakersNoteTexts } from './notes/speakers.ts';
import { storyNoteTexts } from './notes/story.ts';
import { translationNoteTexts } from './notes/translation.ts';
import { transcriptionNoteTexts } from './notes/transcription.ts';

type AnyTexts = Readonly<Record<string, ((facts: never) => string) | undefined>>;

/** The type demands all codes; of another version of the program one may come that this one does not know. */
function textsOf(locale: Locale): FailureTexts<NoteFacts>[Locale] {
  return {
    'kept-text': ({ text }) => text,
    ...exportNoteTexts[locale],
    ...libraryNoteTexts[locale],
    ...mediaNoteTexts[locale],
    ...modelsNoteTexts[locale],
    ...searchNoteTexts[locale],
    ...speakersNoteTexts[locale],
    ...storyNoteTexts[locale],
    ...translationNoteTexts[locale],
    ...transcriptionNoteTexts[locale],
  };
}

const texts: Readonly<Record<Locale, AnyTexts>> = { en: textsOf('en'), 'zh-CN': textsOf('zh-CN') };

/** A note in the page's language. */
export function noteText(locale: Locale, { code, facts }: Note): string {
  return texts[locale][code]?.(facts as never) ?? code;
}
