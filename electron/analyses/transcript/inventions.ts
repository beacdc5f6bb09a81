import type { Word } from '../../../core/cues/cue.ts';
import type { SpeechSpan } from './speech-span.ts';

/** What is heard where the detector doubts that anyone speaks must reach this mean confidence. */
const doubtedConfidence = 0.68;

/** Leaves out words over music and noise that both the detector and the recogniser were unsure of. */
export function withoutInventions(words: readonly Word[], doubtful: readonly SpeechSpan[]): readonly Word[] {
  const invented = doubtful.flatMap(({ startMs, endMs }) => {
    const inside = words.filter((word) => word.startMs >= startMs && word.startMs < endMs);
    const confidence = inside.reduce((sum, word) => sum + (word.confidence ?? 1), 0) / inside.length;
    return confidence < doubtedConfidence ? inside : [];
  });
  return words.filter((word) => !invented.includes(word));
}
