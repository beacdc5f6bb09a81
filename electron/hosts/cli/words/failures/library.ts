import type { LibraryFailures } from '../../../../../core/failures/library.ts';
import type { FailureWords } from './failure-words.ts';

export const libraryWords: Partial<FailureWords<LibraryFailures>> = {};
