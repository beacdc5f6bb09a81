import type { InferenceFailures } from '../../../core/failures/inference.ts';
import type { FailureTexts } from './failure-texts.ts';

export const inferenceTexts: FailureTexts<Partial<InferenceFailures>> = { en: {}, 'zh-CN': {} };
