import { SidecutError } from '../../../core/errors.ts';

/** ONNX Runtime runs to the end of a call, so cancelling takes effect between two steps. */
export function throwIfCancelled(signal: AbortSignal): void {
  if (signal.aborted)
    throw new SidecutError('cancelled', 'The transcription was cancelled.', { cause: signal.reason });
}
