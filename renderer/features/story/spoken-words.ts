/** A cue's words with their times, made once for each cue. */
import type { CueWord } from '../../../core/edit/cue-words.ts';
import { timedWords } from '../../../core/edit/cue-words.ts';
import type { TrackCue } from '../../../core/project/track-cue.ts';

const known = new WeakMap<TrackCue, readonly CueWord[]>();

/** Words without times of their own get them by their share of the characters. */
export function spokenWords(cue: TrackCue, language: string): readonly CueWord[] {
  const kept = known.get(cue);
  if (kept !== undefined) return kept;
  const words = timedWords(cue, language);
  known.set(cue, words);
  return words;
}

/** Index of the word that is spoken at `timeMs`, or the last one spoken before; -1 before the first. */
export function wordAt(words: readonly CueWord[], timeMs: number): number {
  let low = 0;
  let high = words.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (words[middle]!.startMs <= timeMs) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
