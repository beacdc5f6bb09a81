import type { SpeechRegion } from '../../../core/analysis/speech.ts';
import { WindowPacker } from './pack-windows.ts';
import type { Packing } from './pack-windows.ts';
import type { SpeechWindow } from './pack-windows.ts';
import type { SpeechSpan } from './speech-span.ts';
import { PieceReader } from './piece-reader.ts';

/** Below this a region may as well be music: what is heard in it must be heard with confidence... */
const doubtfulProbability = 0.9;
/**
 * ...unless a region that the detector is sure of lies within this: first words and short answers look doubtful to it,
 * and inventions stand alone.
 */
const nearMs = 2000;

export interface CutWindow extends SpeechWindow {
  /** Mono 16 kHz, `lengthMs` long. */
  readonly samples: Float32Array;
  /** Regions of the recording in which somebody speaks. */
  readonly speech: readonly SpeechSpan[];
  /** Regions in which the detector was not sure, far from those in which it was. */
  readonly doubtful: readonly SpeechSpan[];
}

export interface CutOptions {
  /** Up to here an earlier run has recognised everything: the windows behind are the same as its own would have been. */
  readonly fromMs: number;
  readonly maxWindowMs: number;
}

/** Of half a minute there should be few, for each costs the same work however full it is. */
export const longWindows: Packing = {
  maxInnerPauseMs: 1000,
  viewWindows: 3,
  costs: { shortPause: 0.15, noPause: 0.6 },
};
/** In a short one few words stand around a cut: that it lies in a long pause matters more than that it is full. */
const shortWindows: Packing = {
  maxInnerPauseMs: 2000,
  viewWindows: 1,
  costs: { shortPause: 0.83, noPause: 1.1 },
};
const longWindowMs = 20_000;

/**
 * Turns regions of speech into windows with their samples. `audio`: from the start of the recording; it is read no
 * further than a window needs, and little of it is held beside the window.
 */
export async function* cutWindows(
  audio: AsyncIterable<Float32Array>,
  regions: AsyncIterable<SpeechRegion>,
  { fromMs, maxWindowMs }: CutOptions,
): AsyncGenerator<CutWindow> {
  await using reader = new PieceReader(audio);
  const packer = new WindowPacker({
    ...(maxWindowMs < longWindowMs ? shortWindows : longWindows),
    maxWindowMs,
    fromMs,
  });
  let known: readonly SpeechRegion[] = [];
  const fill = async (window: SpeechWindow): Promise<CutWindow> => {
    const startMs = window.pieces[0]!.startMs;
    const inside = known
      .filter((region) => region.endMs > startMs && region.startMs < window.coveredMs)
      .map((region) => ({
        span: {
          startMs: Math.max(region.startMs, startMs),
          endMs: Math.min(region.endMs, window.coveredMs),
        },
        isSpeech: isSure(region) || known.some((other) => isSure(other) && isNear(region, other)),
      }));
    const spans = (isSpeech: boolean) =>
      inside.filter((one) => one.isSpeech === isSpeech).map(({ span }) => span);
    // Those that a window to come may hold, or that one in it may be near to.
    known = known.filter(({ endMs }) => endMs > window.coveredMs - maxWindowMs);
    return { ...window, speech: spans(true), doubtful: spans(false), samples: await reader.read(window) };
  };
  for await (const region of regions) {
    known = [...known, region];
    for (const window of packer.push(region)) yield fill(window);
    if (region.endMs <= fromMs) known = known.filter(({ endMs }) => endMs > region.endMs - maxWindowMs);
  }
  for (const window of packer.flush()) yield fill(window);
}

/** The first version of the detection told no probability. */
function isSure({ probability = 1 }: SpeechRegion): boolean {
  return probability >= doubtfulProbability;
}

function isNear(a: SpeechSpan, b: SpeechSpan): boolean {
  return a.startMs - b.endMs < nearMs && b.startMs - a.endMs < nearMs;
}
