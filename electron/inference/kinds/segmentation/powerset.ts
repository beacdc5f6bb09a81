/** Nobody, one of three, two of three (Plaquet and Bredin, "Powerset multi-class cross entropy loss", Interspeech 2023). */
export const powersetClasses = 7;
const firstOfTwo = 4;

export interface SpeakersAtOnce {
  readonly speech: Float32Array;
  readonly overlap: Float32Array;
}

/** `scores`: `[frames, 7]`, logits or logarithms of probabilities. */
export function speakersAtOnce(scores: Float32Array): SpeakersAtOnce {
  const frames = scores.length / powersetClasses;
  const [speech, overlap] = [new Float32Array(frames), new Float32Array(frames)];
  for (let frame = 0; frame < frames; frame++) {
    const row = scores.subarray(frame * powersetClasses, (frame + 1) * powersetClasses);
    const highest = Math.max(...row);
    const weights = row.map((score) => Math.exp(score - highest));
    const total = weights.reduce((sum, weight) => sum + weight, 0);
    speech[frame] = 1 - weights[0]! / total;
    overlap[frame] = weights.subarray(firstOfTwo).reduce((sum, weight) => sum + weight, 0) / total;
  }
  return { speech, overlap };
}
