import type { Ear } from './ear.ts';
import { hopSamples, partialSpans } from './partials.ts';
import { createPowerMel } from './power-mel.ts';
import { volumeFactor } from './volume.ts';

/** Bands of the mel power that the encoder was trained with. */
export const ge2eMelBins = 40;

/** Resemblyzer's encoder: the mel power is computed once for the whole sound, at the level it was trained at. */
export function createGe2eEar(): Ear {
  const powerMel = createPowerMel(ge2eMelBins);
  return {
    hear(samples) {
      const sound = powerMel(samples);
      return ({ from, to }) => {
        const frames = Math.max(1, Math.floor((to - from) / hopSamples));
        const first = Math.floor(from / hopSamples);
        const features = new Float32Array(frames * ge2eMelBins);
        features.set(sound.features.subarray(first * ge2eMelBins, (first + frames) * ge2eMelBins));
        const factor = volumeFactor(samples.subarray(from, to)) ** 2;
        if (factor !== 1) for (let at = 0; at < features.length; at++) features[at]! *= factor;
        return { frames, features };
      };
    },
    clipSpans: partialSpans,
    batchSize: 32,
  };
}
