import { frameSamples } from '../../inference/kinds/silero/contract.ts';

/** -120 dB: below anything that 16-bit audio can hold, and finite. */
const silence = 1e-12;

/** Mean power of each whole frame in dB relative to full scale. */
export function frameLevelsDb(samples: Float32Array): Float32Array {
  const levels = new Float32Array(Math.floor(samples.length / frameSamples));
  for (let frame = 0; frame < levels.length; frame++) {
    let sum = 0;
    for (let index = frame * frameSamples; index < (frame + 1) * frameSamples; index++) {
      sum += samples[index]! * samples[index]!;
    }
    levels[frame] = 10 * Math.log10(sum / frameSamples + silence);
  }
  return levels;
}
