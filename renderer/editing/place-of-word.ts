import type { TextRange } from '../../core/cues/word-ranges.ts';
import { bareRange, wordRanges } from '../../core/cues/word-ranges.ts';
import type { TrackCue } from '../../core/project/track-cue.ts';
import { doubtfulWords } from '../../core/review/word-doubt.ts';

export interface WordPlace extends TextRange {
  /** A doubtful word is marked, so that the next letter replaces it; at another the caret stands. */
  readonly isMarked: boolean;
}

/**
 * Where the text of a cue opens: at the word that was clicked (the playhead stands at its very start), else at its first
 * doubtful word, else at the word that is heard at `timeMs`; null: none of them is there. `timeMs`: of the playhead; at
 * the very start of the cue nothing of it was heard.
 */
export function placeOfWord(cue: TrackCue, doubt: number, timeMs: number): WordPlace | null {
  const words = cue.words ?? [];
  const ranges = wordRanges(cue);
  const doubtful = doubtfulWords(words, doubt);
  const clicked =
    timeMs > cue.startMs ? ranges.find(({ wordIndex }) => words[wordIndex]?.startMs === timeMs) : undefined;
  const first = clicked ?? ranges.find(({ wordIndex }) => doubtful.has(wordIndex));
  if (first !== undefined) {
    const place = bareRange(cue.text, first);
    const isMarked = doubtful.has(first.wordIndex);
    return isMarked ? { ...place, isMarked } : { start: place.start, end: place.start, isMarked };
  }
  if (timeMs <= cue.startMs || timeMs >= cue.endMs) return null;
  const heard = ranges.findLast(({ wordIndex }) => (words[wordIndex]?.startMs ?? Infinity) <= timeMs);
  return heard === undefined ? null : { start: heard.start, end: heard.start, isMarked: false };
}
