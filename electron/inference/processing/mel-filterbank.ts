/**
 * Slaney-style mel filterbank, as librosa makes it and Whisper was trained with: the scale of Slaney's Auditory Toolbox
 * (1998, linear below 1 kHz, logarithmic above) and triangles of equal area.
 */

/** One triangle: its weights for the frequency bins from `firstBin` on. */
export interface MelFilter {
  readonly firstBin: number;
  readonly weights: Float64Array;
}

const linearHzPerMel = 200 / 3;
const logRegionStartHz = 1000;
const logRegionStartMel = logRegionStartHz / linearHzPerMel;
const logStep = Math.log(6.4) / 27;

function hertzToMel(hertz: number): number {
  return hertz < logRegionStartHz
    ? hertz / linearHzPerMel
    : logRegionStartMel + Math.log(hertz / logRegionStartHz) / logStep;
}

function melToHertz(mel: number): number {
  return mel < logRegionStartMel
    ? mel * linearHzPerMel
    : logRegionStartHz * Math.exp(logStep * (mel - logRegionStartMel));
}

/** Triangles from 0 Hz to half the sample rate over the `fftSize / 2 + 1` bins of a real FFT. */
export function createMelFilterbank(
  melBins: number,
  fftSize: number,
  sampleRate: number,
): readonly MelFilter[] {
  const topMel = hertzToMel(sampleRate / 2);
  const edges = Array.from({ length: melBins + 2 }, (_, index) =>
    melToHertz((topMel * index) / (melBins + 1)),
  );
  const bins = fftSize / 2 + 1;
  return Array.from({ length: melBins }, (_, filter) => {
    const low = edges[filter] ?? 0;
    const centre = edges[filter + 1] ?? 0;
    const high = edges[filter + 2] ?? 0;
    return createTriangle(low, centre, high, bins, sampleRate / fftSize);
  });
}

function createTriangle(
  low: number,
  centre: number,
  high: number,
  bins: number,
  hertzPerBin: number,
): MelFilter {
  const area = 2 / (high - low);
  const weights: number[] = [];
  let firstBin = 0;
  for (let bin = 0; bin < bins; bin++) {
    const hertz = bin * hertzPerBin;
    const weight = area * Math.min((hertz - low) / (centre - low), (high - hertz) / (high - centre));
    if (weight > 0) {
      if (weights.length === 0) firstBin = bin;
      weights.push(weight);
    }
  }
  return { firstBin, weights: Float64Array.from(weights) };
}
