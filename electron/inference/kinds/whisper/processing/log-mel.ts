import { createPairSpectrum } from '../../../processing/pair-spectrum.ts';
import type { PairSpectrum } from '../../../processing/pair-spectrum.ts';
import { createMelFilterbank } from '../../../processing/mel-filterbank.ts';

/** What of preprocessor_config.json the spectrogram needs. */
export interface LogMelSettings {
  /** 80, or 128 from large-v3 on. */
  readonly melBins: number;
  readonly sampleRate: number;
  readonly fftSize: number;
  readonly hopLength: number;
  /** Samples of one window; shorter input is padded with zeros as in the reference. */
  readonly windowSamples: number;
}

export interface LogMel {
  /** Frames of one window: `windowSamples / hopLength`. */
  readonly frames: number;
  readonly melBins: number;
  /** Writes `[melBins, frames]` of one window into `output` at `offset`. Longer input is cut. */
  compute(samples: Float32Array, output: Float32Array, offset?: number): void;
}

/** Power below this counts as this (the reference clamps before the logarithm). */
const powerFloor = 1e-10;
/** Everything this many bels below the loudest point is raised to that level. */
const dynamicRange = 8;

/**
 * Whisper's input: log10 of the mel power spectrum, limited to 8 bels below its maximum over the whole padded
 * window, then `(x + 4) / 4`. Frames are centred (reflect padding), with a periodic Hann window.
 */
export function createLogMel(settings: LogMelSettings): LogMel {
  const { melBins, fftSize, hopLength, windowSamples } = settings;
  const frames = Math.floor(windowSamples / hopLength);
  const filters = createMelFilterbank(melBins, fftSize, settings.sampleRate);
  const hann = Float64Array.from(
    { length: fftSize },
    (_, n) => 0.5 - 0.5 * Math.cos((2 * Math.PI * n) / fftSize),
  );
  const spectrum = createPairSpectrum(fftSize);
  const half = fftSize / 2;
  const padded = new Float64Array(windowSamples + fftSize);
  const [even, odd] = [new Float64Array(half + 1), new Float64Array(half + 1)];

  function storeFrame(power: Float64Array, frame: number, output: Float32Array, offset: number): number {
    let loudest = -Infinity;
    for (let mel = 0; mel < melBins; mel++) {
      const { firstBin, weights } = filters[mel] ?? emptyFilter;
      let sum = 0;
      for (let bin = 0; bin < weights.length; bin++)
        sum += (weights[bin] ?? 0) * (power[firstBin + bin] ?? 0);
      const level = Math.log10(sum > powerFloor ? sum : powerFloor);
      output[offset + mel * frames + frame] = level;
      if (level > loudest) loudest = level;
    }
    return loudest;
  }

  return {
    frames,
    melBins,
    compute(samples, output, offset = 0) {
      const used = Math.min(samples.length, windowSamples);
      padReflecting(samples, used, windowSamples, half, padded);
      // Frames that see only padding are all floor; most windows of short clips are such frames.
      const voicedFrames =
        used === windowSamples ? frames : Math.min(frames, Math.ceil((used + half) / hopLength));
      let loudest = voicedFrames < frames ? Math.log10(powerFloor) : -Infinity;
      for (let frame = 0; frame < voicedFrames; frame += 2) {
        loadFrames(spectrum, padded, frame * hopLength, (frame + 1) * hopLength, hann);
        spectrum.compute(even, odd);
        loudest = Math.max(loudest, storeFrame(even, frame, output, offset));
        if (frame + 1 < frames) loudest = Math.max(loudest, storeFrame(odd, frame + 1, output, offset));
      }
      finish(output, offset, melBins, frames, voicedFrames, loudest - dynamicRange);
    },
  };
}

const emptyFilter = { firstBin: 0, weights: new Float64Array(0) };

/** Puts the window between two mirrored margins of `margin` samples (the edge sample itself is not repeated). */
function padReflecting(
  samples: Float32Array,
  used: number,
  windowSamples: number,
  margin: number,
  padded: Float64Array,
): void {
  padded.fill(0);
  for (let n = 0; n < used; n++) padded[margin + n] = samples[n] ?? 0;
  for (let n = 1; n <= margin; n++) {
    padded[margin - n] = padded[margin + n] ?? 0;
    padded[margin + windowSamples - 1 + n] = padded[margin + windowSamples - 1 - n] ?? 0;
  }
}

function finish(
  output: Float32Array,
  offset: number,
  melBins: number,
  frames: number,
  voicedFrames: number,
  floor: number,
): void {
  const quiet = (Math.max(Math.log10(powerFloor), floor) + 4) / 4;
  for (let mel = 0; mel < melBins; mel++) {
    const row = offset + mel * frames;
    for (let frame = 0; frame < voicedFrames; frame++) {
      const level = output[row + frame] ?? 0;
      output[row + frame] = ((level > floor ? level : floor) + 4) / 4;
    }
    output.fill(quiet, row + voicedFrames, row + frames);
  }
}

/** Windows the two frames that begin at `startA` and `startB`. */
function loadFrames(
  { frameA, frameB }: PairSpectrum,
  samples: Float64Array,
  startA: number,
  startB: number,
  window: Float64Array,
): void {
  for (let n = 0; n < window.length; n++) {
    const weight = window[n] ?? 0;
    frameA[n] = weight * (samples[startA + n] ?? 0);
    frameB[n] = weight * (samples[startB + n] ?? 0);
  }
}
