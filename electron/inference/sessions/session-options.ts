import type { InferenceSession } from 'onnxruntime-node';
import type { ExecutionProvider } from '../../../core/devices.ts';

/** Session options a caller may set; they are part of what makes two requests the same session. */
export type SessionTuning = Pick<
  InferenceSession.SessionOptions,
  | 'intraOpNumThreads'
  | 'graphOptimizationLevel'
  | 'enableCpuMemArena'
  | 'enableMemPattern'
  | 'freeDimensionOverrides'
  | 'preferredOutputLocation'
  | 'extra'
>;

export function sessionOptions(
  provider: ExecutionProvider,
  tuning: SessionTuning,
  threads: number,
): InferenceSession.SessionOptions {
  return {
    executionProviders: [provider],
    intraOpNumThreads: threads,
    // One operator after the other (DirectML requires it; the graphs used here have no wide branches).
    executionMode: 'sequential',
    interOpNumThreads: 1,
    graphOptimizationLevel: 'all',
    // The arena keeps freed buffers for the next step; without it every step of a decoder allocates anew.
    enableCpuMemArena: true,
    // A memory pattern is planned and kept for every new set of shapes. A decoder's cache has another length
    // at every step, so patterns only pile up; DirectML and WebGPU forbid them.
    enableMemPattern: false,
    // Errors only: warnings about nodes that stay on the CPU are no news to the user.
    logSeverityLevel: 3,
    ...tuning,
  };
}
