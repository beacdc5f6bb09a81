import type { SubtitlesFailures } from '../../../core/failures/subtitles.ts';
import type { FailureTexts } from './failure-texts.ts';

export const subtitlesTexts: FailureTexts<Partial<SubtitlesFailures>> = { en: {}, 'zh-CN': {} };
