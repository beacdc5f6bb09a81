import type { ModelsFailures } from '../../../core/failures/models.ts';
import type { FailureTexts } from './failure-texts.ts';

export const modelsTexts: FailureTexts<Partial<ModelsFailures>> = { en: {}, 'zh-CN': {} };
