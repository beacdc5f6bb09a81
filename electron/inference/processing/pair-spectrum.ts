import { createComplexFft } from './fft.ts';

export interface PairSpectrum {
  /** Where the two frames are put, each `size` long; the transform overwrites them. */
  readonly frameA: Float64Array;
  readonly frameB: Float64Array;
  /** Writes the power at the `size / 2 + 1` bins of each frame. */
  compute(powerA: Float64Array, powerB: Float64Array): void;
}

/** Power spectra of two real frames by one complex FFT: one frame is the real part, the other the imaginary. */
export function createPairSpectrum(size: number): PairSpectrum {
  const fft = createComplexFft(size);
  const re = new Float64Array(size);
  const im = new Float64Array(size);
  return {
    frameA: re,
    frameB: im,
    compute(powerA, powerB) {
      fft.transform(re, im);
      for (let bin = 0; bin <= size / 2; bin++) {
        const mirror = bin === 0 ? 0 : size - bin;
        const zr = re[bin] ?? 0;
        const zi = im[bin] ?? 0;
        const mr = re[mirror] ?? 0;
        const mi = im[mirror] ?? 0;
        powerA[bin] = ((zr + mr) ** 2 + (zi - mi) ** 2) / 4;
        powerB[bin] = ((zi + mi) ** 2 + (mr - zr) ** 2) / 4;
      }
    },
  };
}
