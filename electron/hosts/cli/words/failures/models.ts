import type { ModelsFailures } from '../../../../../core/failures/models.ts';
import type { FailureWords } from './failure-words.ts';

export const modelsWords: Partial<FailureWords<ModelsFailures>> = {};
