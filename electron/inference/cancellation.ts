import { SidecutError } from '../../core/errors.ts';

/** ONNX Runtime runs to the end of a call, so cancelling takes effect between two of its runs. */
export function throwIfCancelled(signal: AbortSignal): void {
  if (signal.aborted) throw new SidecutError('cancelled', 'Cancelled.', { cause: signal.reason });
}
