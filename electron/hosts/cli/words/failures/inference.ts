import type { InferenceFailures } from '../../../../../core/failures/inference.ts';
import type { FailureWords } from './failure-words.ts';

export const inferenceWords: Partial<FailureWords<InferenceFailures>> = {};
