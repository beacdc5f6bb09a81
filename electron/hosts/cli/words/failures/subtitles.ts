import type { SubtitlesFailures } from '../../../../../core/failures/subtitles.ts';
import type { FailureWords } from './failure-words.ts';

export const subtitlesWords: Partial<FailureWords<SubtitlesFailures>> = {};
