import type { SpeechRegion } from '../../../core/analysis/speech.ts';
import { WindowPacker } from './pack-windows.ts';
import type { SpeechSpan, SpeechWindow } from './pack-windows.ts';
import { PieceReader } from './piece-reader.ts';

/** Below this a region may as well be music: what is heard in it must be heard with confidence. */
const doubtfulProbability = 0.9;

export interface CutWindow extends SpeechWindow {
  /** Mono 16 kHz, `lengthMs` long. */
  readonly samples: Float32Array;
  /** Regions of the recording in which the detector was not sure. */
  readonly doubtful: readonly SpeechSpan[];
}

export interface CutOptions {
  /** Up to here an earlier run has recognised everything: the windows behind are the same as its own would have been. */
  readonly fromMs: number;
  readonly maxWindowMs: number;
}

/** Pauses within a window are shortened to this (see [Note: Speech windows]). */
const maxInnerPauseMs = 2000;

/**
 * Turns regions of speech into windows with their samples. `audio`: from the start of the recording; it is read no
 * further than a window needs, and nothing of it is held beside the window.
 */
export async function* cutWindows(
  audio: AsyncIterable<Float32Array>,
  regions: AsyncIterable<SpeechRegion>,
  { fromMs, maxWindowMs }: CutOptions,
): AsyncGenerator<CutWindow> {
  await using reader = new PieceReader(audio);
  const packer = new WindowPacker({ maxWindowMs, maxInnerPauseMs });
  let doubts: readonly SpeechSpan[] = [];
  const fill = async (window: SpeechWindow): Promise<CutWindow> => {
    const doubtful = doubts.filter((span) => span.startMs < window.coveredMs);
    doubts = doubts.filter((span) => span.endMs > window.coveredMs);
    return { ...window, doubtful, samples: await reader.read(window) };
  };
  for await (const { startMs, endMs, probability = 1 } of regions) {
    if (endMs <= fromMs) continue;
    const span = { startMs: Math.max(startMs, fromMs), endMs };
    if (probability < doubtfulProbability) doubts = [...doubts, span];
    for (const window of packer.push(span)) yield fill(window);
  }
  for (const window of packer.flush()) yield fill(window);
}
