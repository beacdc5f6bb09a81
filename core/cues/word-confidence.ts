import type { Word } from './cue.ts';

/** Mean of the words' confidence, each weighing as much as it has characters; null when none has one. */
export function meanConfidence(words: readonly Word[]): number | null {
  let sum = 0;
  let weight = 0;
  for (const word of words) {
    if (word.confidence === undefined) continue;
    const length = Math.max(1, word.text.trim().length);
    sum += word.confidence * length;
    weight += length;
  }
  return weight === 0 ? null : sum / weight;
}
