import { SidecutError } from '../../../core/errors.ts';

/** What is wrong with a file of weights; `tensor` is the one it was found at. */
export function damagedWeights(
  file: string,
  problem: 'too-short' | 'header' | 'outside' | 'shape' | 'lacks-tensor',
  tensor: string | null = null,
): SidecutError {
  return new SidecutError('model-damaged', { reason: 'weights', file, problem, tensor });
}
