import type { GeneralFailures } from '../../../../../core/failures/general.ts';
import type { FailureWords } from './failure-words.ts';

export const generalWords: Partial<FailureWords<GeneralFailures>> = {
  cancelled: () => 'Cancelled.',
  'kept-failure': ({ text }) => text,
  internal: ({ message }) => message,
};
