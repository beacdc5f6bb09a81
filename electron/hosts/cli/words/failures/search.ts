import type { SearchFailures } from '../../../../../core/failures/search.ts';
import { chapterTime } from '../chapter-words.ts';
import type { FailureWords } from './failure-words.ts';

export const searchWords: FailureWords<SearchFailures> = {
  'picture-unreadable': ({ name, said }) =>
    `"${name}" can't be read as a picture${said === null ? '' : ` (${said})`}. Choose a JPEG, PNG or WebP file.`,
  'place-not-indexed': ({ name, timeMs }) =>
    `Nothing of "${name}" at ${chapterTime(timeMs, timeMs)} is indexed. "sidecut index" does that.`,
};
