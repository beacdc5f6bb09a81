import { SampleBuffer, samplesPerMs } from './sample-buffer.ts';
import { WindowPacker } from './pack-windows.ts';
import type { SpeechSpan, SpeechWindow } from './pack-windows.ts';

/** Finds speech in a stream; regions come in order, some time after the samples that hold them. */
export interface SpeechDetector {
  push(samples: Float32Array): Promise<readonly SpeechSpan[]>;
  /** The regions that were still open at the end of the stream. */
  end(): Promise<readonly SpeechSpan[]>;
}

export interface CutWindow extends SpeechWindow {
  /** Mono 16 kHz, `lengthMs` long. */
  readonly samples: Float32Array;
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
  const takeSamples = (windows: readonly SpeechWindow[]) =>
    windows.map((window) => ({ ...window, samples: samplesOf(window, buffer) }));

  for await (const samples of audio) {
    buffer.append(samples);
    for (const region of await detector.push(samples)) {
      yield* takeSamples(packer.push(withinStream(region, options.startMs)));
    }
    const pendingFromMs = packer.neededFromMs ?? Infinity;
    buffer.dropBefore(Math.min(pendingFromMs, buffer.endMs - detectorLagMs) - maxInnerPauseMs);
    options.onRead?.(Math.round(buffer.endMs));
  }
  for (const region of await detector.end()) {
    yield* takeSamples(packer.push(withinStream(region, options.startMs)));
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
