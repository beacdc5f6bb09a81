import { assertNever } from '../../../../../core/assert-never.ts';
import type { LibraryFailures } from '../../../../../core/failures/library.ts';
import type { FailureWords } from './failure-words.ts';

export const libraryWords: Partial<FailureWords<LibraryFailures>> = {
  'job-locked': (facts) => {
    switch (facts.reason) {
      case 'data-folder':
        return `Sidecut is open already with the data folder ${facts.path}. Use that one, or choose another folder with SIDECUT_HOME.`;
      case 'track-growing':
        return `The captions of "${facts.name}" are still being written. Wait for the job, or cancel it.`;
      default:
        return assertNever(facts);
    }
  },
  'job-unknown': () => 'This job is no longer in the list.',
  'kind-unknown': ({ kind }) => `This Sidecut knows no work of the kind "${kind}".`,
};
