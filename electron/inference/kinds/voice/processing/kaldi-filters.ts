/** One triangle: its weights for the frequency bins from `firstBin` on. */
export interface KaldiFilter {
  readonly firstBin: number;
  readonly weights: Float64Array;
}

/** Kaldi's lowest frequency of the bank; the highest is half the sample rate. */
const minHertz = 20;

/** Kaldi's mel scale (feat/mel-computations.h). */
function hertzToMel(hertz: number): number {
  return 1127 * Math.log(1 + hertz / 700);
}

/** Triangles of height 1 that are straight on the mel scale, over the `fftSize / 2 + 1` bins of a real FFT. */
export function createKaldiFilters(
  melBins: number,
  fftSize: number,
  sampleRate: number,
): readonly KaldiFilter[] {
  const lowest = hertzToMel(minHertz);
  const step = (hertzToMel(sampleRate / 2) - lowest) / (melBins + 1);
  const bins = Array.from({ length: fftSize / 2 + 1 }, (_, bin) => hertzToMel((bin * sampleRate) / fftSize));
  return Array.from({ length: melBins }, (_, filter) => {
    const centre = lowest + (filter + 1) * step;
    const weights = bins.map((mel) => 1 - Math.abs(mel - centre) / step);
    const firstBin = weights.findIndex((weight) => weight > 0);
    const inside = weights.filter((weight) => weight > 0);
    return { firstBin: Math.max(0, firstBin), weights: Float64Array.from(inside) };
  });
}
