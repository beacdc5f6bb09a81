import { createPairSpectrum } from '../../../processing/pair-spectrum.ts';
import { createKaldiFilters } from './kaldi-filters.ts';
import type { FbankConfig } from './speaker-config.ts';
import type { VoiceFeatures } from './voice-features.ts';

/** 25 ms and 10 ms at 16 kHz. */
const frameSamples = 400;
const hopSamples = 160;
const fftSize = 512;
const preemphasis = 0.97;
/** Kaldi reckons with 16-bit samples. */
const fullScale = 32768;
/** Single precision's epsilon, Kaldi's floor before the logarithm. */
const powerFloor = 1.192092955078125e-7;

/**
 * Kaldi's filterbank features as WeSpeaker computes them: no dither, frames inside the clip only (snip edges),
 * each without its mean, pre-emphasis, Hamming window, natural logarithm of the mel power; then the mean over
 * the clip is taken off every band.
 */
export function createFbank(config: FbankConfig): (samples: Float32Array) => VoiceFeatures {
  const { num_mel_bins: melBins, min_num_frames: minFrames, sampling_rate: rate } = config;
  const filters = createKaldiFilters(melBins, fftSize, rate);
  const hamming = Float64Array.from(
    { length: frameSamples },
    (_, n) => 0.54 - 0.46 * Math.cos((2 * Math.PI * n) / (frameSamples - 1)),
  );
  const spectrum = createPairSpectrum(fftSize);
  const powers = [new Float64Array(fftSize / 2 + 1), new Float64Array(fftSize / 2 + 1)] as const;

  function storeLevels(power: Float64Array, out: Float32Array): void {
    for (const [band, { firstBin, weights }] of filters.entries()) {
      let sum = 0;
      for (let bin = 0; bin < weights.length; bin++) sum += weights[bin]! * power[firstBin + bin]!;
      out[band] = Math.log(Math.max(powerFloor, sum));
    }
  }

  return (samples) => {
    const whole = Math.floor((samples.length - frameSamples) / hopSamples) + 1;
    const frames = Math.max(whole, minFrames ?? 1);
    const features = new Float32Array(frames * melBins);
    const rowOf = (frame: number) => features.subarray(frame * melBins, (frame + 1) * melBins);
    for (let frame = 0; frame < frames; frame += 2) {
      loadFrame(samples, frame * hopSamples, hamming, spectrum.frameA);
      loadFrame(samples, (frame + 1) * hopSamples, hamming, spectrum.frameB);
      spectrum.compute(...powers);
      storeLevels(powers[0], rowOf(frame));
      if (frame + 1 < frames) storeLevels(powers[1], rowOf(frame + 1));
    }
    subtractMean(features, melBins);
    return { frames, features };
  };
}

/** A frame that reaches beyond the clip is filled up with zeros, for clips shorter than the model takes. */
function loadFrame(samples: Float32Array, start: number, window: Float64Array, out: Float64Array): void {
  out.fill(0);
  const length = Math.max(0, Math.min(frameSamples, samples.length - start));
  let sum = 0;
  for (let n = 0; n < length; n++) sum += samples[start + n]!;
  const mean = sum / length;
  const centred = (n: number) => fullScale * (samples[start + n]! - mean);
  for (let n = 0; n < length; n++) {
    out[n] = window[n]! * (centred(n) - preemphasis * centred(Math.max(0, n - 1)));
  }
}

function subtractMean(features: Float32Array, melBins: number): void {
  const frames = features.length / melBins;
  for (let band = 0; band < melBins; band++) {
    let sum = 0;
    for (let at = band; at < features.length; at += melBins) sum += features[at]!;
    for (let at = band; at < features.length; at += melBins) features[at]! -= sum / frames;
  }
}
