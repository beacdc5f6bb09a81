import type { ShotChange } from '../media/shot-change.ts';
import type { ChapterSentence } from './chapter-text.ts';

/** Where nobody speaks, shots stand for sentences: without words, in order, together the whole video. */
export function sentencesOfShots(
  shots: readonly ShotChange[],
  durationMs: number,
): readonly ChapterSentence[] {
  const starts = [0, ...shots.map(({ timeMs }) => timeMs).filter((ms) => ms > 0 && ms < durationMs)];
  return starts.map((startMs, at) => ({
    ...{ startMs, endMs: starts[at + 1] ?? durationMs },
    ...{ text: '', speaker: null, language: 'und' },
  }));
}
