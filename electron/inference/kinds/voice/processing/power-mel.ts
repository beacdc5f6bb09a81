import { createMelFilterbank } from '../../../processing/mel-filterbank.ts';
import { createPairSpectrum } from '../../../processing/pair-spectrum.ts';
import type { VoiceFeatures } from './voice-features.ts';

/** 25 ms and 10 ms at 16 kHz. */
const frameSamples = 400;
const hopSamples = 160;
const sampleRate = 16_000;

/**
 * The mel power of Resemblyzer's encoder (librosa's melspectrogram with `sr=16000, n_fft=400, hop_length=160` and its
 * defaults): Hann window, frames centred between zeros, Slaney's scale and triangles; power, without logarithm. The last
 * of librosa's frames, which begins where the sound ends, is left out.
 */
export function createPowerMel(melBins: number): (samples: Float32Array) => VoiceFeatures {
  const filters = createMelFilterbank(melBins, frameSamples, sampleRate);
  const hann = Float64Array.from(
    { length: frameSamples },
    (_, n) => 0.5 - 0.5 * Math.cos((2 * Math.PI * n) / frameSamples),
  );
  const spectrum = createPairSpectrum(frameSamples);
  const powers = [new Float64Array(frameSamples / 2 + 1), new Float64Array(frameSamples / 2 + 1)] as const;

  function load(samples: Float32Array, centre: number, out: Float64Array): void {
    const start = centre - frameSamples / 2;
    for (let n = 0; n < frameSamples; n++) out[n] = hann[n]! * (samples[start + n] ?? 0);
  }

  function store(power: Float64Array, out: Float32Array): void {
    for (const [band, { firstBin, weights }] of filters.entries()) {
      let sum = 0;
      for (let bin = 0; bin < weights.length; bin++) sum += weights[bin]! * power[firstBin + bin]!;
      out[band] = sum;
    }
  }

  return (samples) => {
    const frames = Math.max(1, Math.floor(samples.length / hopSamples));
    const features = new Float32Array(frames * melBins);
    for (let frame = 0; frame < frames; frame += 2) {
      load(samples, frame * hopSamples, spectrum.frameA);
      load(samples, (frame + 1) * hopSamples, spectrum.frameB);
      spectrum.compute(...powers);
      store(powers[0], features.subarray(frame * melBins, (frame + 1) * melBins));
      if (frame + 1 < frames)
        store(powers[1], features.subarray((frame + 1) * melBins, (frame + 2) * melBins));
    }
    return { frames, features };
  };
}
