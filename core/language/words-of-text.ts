import { unspacedBoundaries } from './segments.ts';

export interface TextWord {
  readonly text: string;
  /** Offsets in the text, `end` exclusive. */
  readonly start: number;
  readonly end: number;
}

/** Letters and figures with what joins them: `don't`, `Jean-Luc`, `AT&T`, `3.5`. */
const wordOfText = /[\p{L}\p{N}][\p{L}\p{M}\p{N}]*(?:['’&.·-][\p{L}\p{N}][\p{L}\p{M}\p{N}]*)*/gu;

/** The words of a plain text in order, without the marks around them; of scripts without spaces, as dictionaries part them. */
export function wordsOfText(text: string, language?: string): readonly TextWord[] {
  const boundaries = unspacedBoundaries(text, language);
  const words: TextWord[] = [];
  for (const { 0: run, index } of text.matchAll(wordOfText)) {
    let start = index;
    for (let at = index + 1; at <= index + run.length; at++) {
      if (at < index + run.length && !boundaries.has(at)) continue;
      words.push({ text: text.slice(start, at), start, end: at });
      start = at;
    }
  }
  return words;
}
