import type { GeneralFailures } from '../../../core/failures/general.ts';
import type { FailureTexts } from './failure-texts.ts';

export const generalTexts: FailureTexts<Partial<GeneralFailures>> = { en: {}, 'zh-CN': {} };
