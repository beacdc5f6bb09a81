import type { GeneralFailures } from '../../../../../core/failures/general.ts';
import type { FailureWords } from './failure-words.ts';

export const generalWords: Partial<FailureWords<GeneralFailures>> = {
  usage: (facts) => {
    switch (facts.reason) {
      case 'clip-outside':
        return 'The selection for the clip lies outside of the video, or is empty.';
      case 'not-a-folder':
        return `${facts.path} is a file, not a folder. Choose a folder.`;
      case 'unknown-encoding':
        return `"${facts.encoding}" is no encoding that Sidecut knows.`;
      default:
        return JSON.stringify(facts);
    }
  },
  cancelled: () => 'Cancelled.',
  internal: ({ message }) => message,
};
