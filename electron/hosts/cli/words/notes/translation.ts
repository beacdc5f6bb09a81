import { languageName } from '../../../../../core/language/language-name.ts';
import type { TranslationNotes } from '../../../../../core/notes/translation.ts';
import { failureSentence } from '../failure-sentence.ts';
import type { FailureWords } from '../failures/failure-words.ts';
import { counted } from '../counted.ts';

export const translationNoteWords: FailureWords<TranslationNotes> = {
  'passages-left-out': ({ language }) =>
    `The model can't translate from ${languageName(language, 'en')}: cues in it are left as they are.`,
  'translated-via-english': ({ language, model }) =>
    `${model} does not translate from ${languageName(language, 'en')} directly: it went through English.`,
  'translation-stopped': ({ done, total, failure }) =>
    `Stopped after ${done} of ${counted(total, 'cue')}. ${failureSentence(failure)} What is translated is kept.`,
  'answers-refused': ({ count, failure }) =>
    `${counted(count, 'answer')} of the language model could not be used. ${failureSentence(failure)}`,
  'cues-doubtful': ({ count, total }) => `${count} of ${counted(total, 'cue')} should be looked at.`,
};
