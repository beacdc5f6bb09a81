/** -30 dB relative to full scale. */
const targetRms = 10 ** (-30 / 20);

/** The factor that raises quiet sound to the level the encoder was trained at; loud sound stays as it is. */
export function volumeFactor(samples: Float32Array): number {
  let sum = 0;
  for (const sample of samples) sum += sample * sample;
  const rms = Math.sqrt(sum / samples.length);
  return rms > 0 && rms < targetRms ? targetRms / rms : 1;
}
