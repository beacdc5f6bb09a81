import { SampleBuffer, samplesPerMs } from './sample-buffer.ts';
import { WindowPacker } from './pack-windows.ts';
import type { SpeechSpan, SpeechWindow } from './pack-windows.ts';

export interface DetectedSpeech extends SpeechSpan {
  /** Mean probability that someone speaks. */
  readonly probability?: number;
}

/** Below this a region may as well be music: what is heard in it must be heard with confidence. */
const doubtfulProbability = 0.9;

/** Finds speech in a stream; regions come in order, some time after the samples that hold them. */
export interface SpeechDetector {
  push(samples: Float32Array): Promise<readonly DetectedSpeech[]>;
  /** The regions that were still open at the end of the stream. */
  end(): Promise<readonly DetectedSpeech[]>;
}

export interface CutWindow extends SpeechWindow {
  /** Mono 16 kHz, `lengthMs` long. */
  readonly samples: Float32Array;
  /** Regions of the recording in which the detector was not sure. */
  readonly doubtful: readonly SpeechSpan[];
}

export interface CutOptions {
  /** Recording time of the first sample of the stream. */
  readonly startMs: number;
  readonly maxWindowMs: number;
  /** Called with the recording time that has been read. */
  readonly onRead?: (positionMs: number) => void;
}

/** Pauses within a window are shortened to this (see [Note: Speech windows]). */
const maxInnerPauseMs = 2000;
/** How far behind the newest sample a region may still begin: the detector's longest speech, with room. */
const detectorLagMs = 60_000;

/**
 * Turns a stream of samples into windows of speech. Holds no more of the recording than the detector and the
 * packer may still ask for.
 */
export async function* cutWindows(
  audio: AsyncIterable<Float32Array>,
  detector: SpeechDetector,
  options: CutOptions,
): AsyncGenerator<CutWindow> {
  const buffer = new SampleBuffer(options.startMs);
  const packer = new WindowPacker({ maxWindowMs: options.maxWindowMs, maxInnerPauseMs });
  let doubts: readonly SpeechSpan[] = [];
  const push = (region: DetectedSpeech): CutWindow[] => {
    const span = withinStream(region, options.startMs);
    if ((region.probability ?? 1) < doubtfulProbability) doubts = [...doubts, span];
    return takeSamples(packer.push(span));
  };
  const takeSamples = (windows: readonly SpeechWindow[]): CutWindow[] =>
    windows.map((window) => {
      const doubtful = doubts.filter((span) => span.startMs < window.coveredMs);
      doubts = doubts.filter((span) => span.endMs > window.coveredMs);
      return { ...window, samples: samplesOf(window, buffer), doubtful };
    });

  for await (const samples of audio) {
    buffer.append(samples);
    for (const region of await detector.push(samples)) {
      yield* push(region);
    }
    const pendingFromMs = packer.neededFromMs ?? Infinity;
    buffer.dropBefore(Math.min(pendingFromMs, buffer.endMs - detectorLagMs) - maxInnerPauseMs);
    options.onRead?.(Math.round(buffer.endMs));
  }
  for (const region of await detector.end()) {
    yield* push(region);
  }
  yield* takeSamples(packer.flush());
}

/** The detector counts from its first sample; the recording may have begun earlier. */
function withinStream(region: SpeechSpan, startMs: number): SpeechSpan {
  return { startMs: region.startMs + startMs, endMs: region.endMs + startMs };
}

function samplesOf(window: SpeechWindow, buffer: SampleBuffer): Float32Array {
  const samples = new Float32Array(Math.round(window.lengthMs * samplesPerMs));
  for (const piece of window.pieces) {
    buffer.copyTo(samples, Math.round(piece.offsetMs * samplesPerMs), piece.startMs, piece.endMs);
  }
  return samples;
}
