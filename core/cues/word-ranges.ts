/** Where the words of a cue stand in its text. */
import { tokenizeMarkup } from './markup.ts';
import type { Cue } from './cue.ts';

export interface TextRange {
  /** Offsets into the cue's raw text, `end` exclusive. */
  readonly start: number;
  readonly end: number;
}

export interface WordRange extends TextRange {
  /** Among the cue's words. */
  readonly wordIndex: number;
}

/** Letters between two words that are passed over: so many words that are not there cost no more than their number. */
const maxSkipped = 500;

/**
 * Every word that is found, in order; tags and line breaks between letters don't matter. A word that the text does
 * not hold is left out, those after it are still found.
 */
export function wordRanges(cue: Pick<Cue, 'text' | 'words'>): readonly WordRange[] {
  if (cue.words === undefined || cue.words.length === 0) return [];
  const { letters, offsets } = lettersOf(cue.text);
  const ranges: WordRange[] = [];
  let from = 0;
  for (const [wordIndex, word] of cue.words.entries()) {
    const wanted = word.text.replace(/\s+/gu, '');
    if (wanted === '') continue;
    const found = letters.slice(from, from + wanted.length + maxSkipped).indexOf(wanted);
    if (found < 0) continue;
    const at = from + found;
    ranges.push({ wordIndex, start: offsets[at]!, end: offsets[at + wanted.length - 1]! + 1 });
    from = at + wanted.length;
  }
  return ranges;
}

/** A range of a text without the marks around the word in it, which mostly stay. */
export function bareRange(text: string, { start, end }: TextRange): TextRange {
  const word = text.slice(start, end);
  const before = /^[^\p{L}\p{N}]*/u.exec(word)![0].length;
  const behind = /[^\p{L}\p{N}]*$/u.exec(word)![0].length;
  return before + behind >= word.length ? { start, end } : { start: start + before, end: end - behind };
}

/** The visible letters without spaces and, for each UTF-16 unit of them, its offset in the raw text. */
function lettersOf(text: string): { letters: string; offsets: readonly number[] } {
  let letters = '';
  const offsets: number[] = [];
  let base = 0;
  for (const token of tokenizeMarkup(text)) {
    if (token.kind !== 'tag') {
      const shown = token.kind === 'text' ? token.raw : '<';
      for (let i = 0; i < shown.length; i += 1) {
        const unit = shown[i]!;
        if (/\s/u.test(unit)) continue;
        letters += unit;
        offsets.push(base + i);
      }
    }
    base += token.raw.length;
  }
  return { letters, offsets };
}
