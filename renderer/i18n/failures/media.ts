import type { MediaFailures } from '../../../core/failures/media.ts';
import type { FailureTexts } from './failure-texts.ts';

export const mediaTexts: FailureTexts<Partial<MediaFailures>> = { en: {}, 'zh-CN': {} };
