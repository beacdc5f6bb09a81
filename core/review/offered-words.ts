import type { WordAlternative } from '../cues/cue.ts';
import { bareRange, wordRanges } from '../cues/word-ranges.ts';
import type { TextRange } from '../cues/word-ranges.ts';
import type { TrackCue } from '../project/track-cue.ts';
import { doubtfulWords } from './word-doubt.ts';

/** A doubtful word for which the recogniser knows others. */
export interface OfferedWord extends TextRange {
  /** Among the cue's words. */
  readonly wordIndex: number;
  /** As the cue has it, without the marks around it. */
  readonly text: string;
  /** The likeliest first. */
  readonly alternatives: readonly WordAlternative[];
}

/** In the order of the text; the ranges are those of the words without the marks around them. */
export function offeredWords(cue: TrackCue, doubt: number): readonly OfferedWord[] {
  const { words = [] } = cue;
  if (words.every(({ alternatives = [] }) => alternatives.length === 0)) return [];
  const doubtful = doubtfulWords(words, doubt);
  return wordRanges(cue).flatMap((range) => {
    const { wordIndex } = range;
    const { alternatives = [] } = words[wordIndex] ?? {};
    if (alternatives.length === 0 || !doubtful.has(wordIndex)) return [];
    const { start, end } = bareRange(cue.text, range);
    return [{ wordIndex, start, end, text: cue.text.slice(start, end), alternatives }];
  });
}
