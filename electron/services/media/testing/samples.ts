/** All samples of a stream in one piece. */
export async function collect(stream: AsyncIterable<Float32Array>): Promise<Float32Array> {
  const chunks: Float32Array[] = [];
  for await (const chunk of stream) chunks.push(chunk);
  const samples = new Float32Array(chunks.reduce((sum, chunk) => sum + chunk.length, 0));
  let at = 0;
  for (const chunk of chunks) {
    samples.set(chunk, at);
    at += chunk.length;
  }
  return samples;
}

/** Milliseconds until the sound first reaches half of its largest amplitude, at 16 kHz. */
export function onsetMs(samples: Float32Array): number {
  const peak = samples.reduce((largest, sample) => Math.max(largest, Math.abs(sample)), 0);
  if (peak < 0.1) return NaN;
  return samples.findIndex((sample) => Math.abs(sample) >= peak / 2) / 16;
}
