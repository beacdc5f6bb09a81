import type { SearchNotes } from '../../../../../core/notes/search.ts';
import { failureSentence } from '../failure-sentence.ts';
import type { FailureWords } from '../failures/failure-words.ts';

export const searchNoteWords: FailureWords<SearchNotes> = {
  'not-by-meaning': ({ failure }) => `Not searched by meaning. ${failureSentence(failure)}`,
  'not-by-writing': ({ failure }) =>
    `Not searched by what is written in the picture. ${failureSentence(failure)}`,
  'not-by-picture': ({ failure }) => `Not searched by what is seen. ${failureSentence(failure)}`,
};
