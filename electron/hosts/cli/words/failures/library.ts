import type { DataFolderHeld, LibraryFailures } from '../../../../../core/failures/library.ts';
import type { FailureWords } from './failure-words.ts';

export const libraryWords: Partial<FailureWords<LibraryFailures>> = {
  'job-locked': (facts) =>
    `Sidecut is open already with the data folder ${(facts as DataFolderHeld).path}. Use that one, or choose another folder with SIDECUT_HOME.`,
};
