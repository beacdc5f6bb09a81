import type { MediaFailures } from '../../../../../core/failures/media.ts';
import type { FailureWords } from './failure-words.ts';

export const mediaWords: Partial<FailureWords<MediaFailures>> = {};
