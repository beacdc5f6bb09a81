import type { FilesFailures } from '../../../../../core/failures/files.ts';
import type { FailureWords } from './failure-words.ts';

export const filesWords: Partial<FailureWords<FilesFailures>> = {};
