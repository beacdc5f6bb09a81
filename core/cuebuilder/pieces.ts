import type { Word } from '../cues/cue.ts';
import { isUnspacedScript } from '../cues/text-measure.ts';
import type { JointKind } from '../language/joint.ts';
import type { TextPiece } from '../language/joints.ts';
import { unspacedBoundaries } from '../language/segments.ts';

/** The words' texts in one string. */
export interface RunningText {
  readonly text: string;
  /** Offset of each word's text, and the length of the whole at the end. */
  readonly offsets: readonly number[];
}

/** A stretch of the running text between two places where a break can be thought of. */
export interface Piece extends TextPiece {
  /** Where it starts in the running text, white space before it included. */
  readonly offset: number;
  /** Where its own characters start and end, white space not included. */
  readonly textStart: number;
  readonly textEnd: number;
  /** The word that its first character belongs to. */
  readonly wordIndex: number;
  /** It starts inside a word of the recogniser. */
  readonly insideWord: boolean;
}

export function runningText(words: readonly Word[]): RunningText {
  const offsets: number[] = [];
  let length = 0;
  for (const word of words) {
    offsets.push(length);
    length += word.text.length;
  }
  offsets.push(length);
  return { text: words.map((word) => word.text).join(''), offsets };
}

/** Cuts the running text at white space, between words, and inside unspaced scripts by dictionary. */
export function piecesOf(running: RunningText, language: string | undefined): readonly Piece[] {
  const { text, offsets } = running;
  const wordStarts = new Set(offsets);
  const ends = boundaries(text, wordStarts, unspacedBoundaries(text, language));
  const pieces: Piece[] = [];
  let offset = 0;
  for (const end of [...ends, text.length]) {
    const raw = text.slice(offset, end);
    const bare = raw.trim();
    if (bare !== '') {
      const textStart = offset + raw.length - raw.trimStart().length;
      pieces.push({
        text: bare.replace(/\s+/gu, ' '),
        spaceBefore: textStart > 0 && /\s/u.test(text.charAt(textStart - 1)),
        offset,
        textStart,
        textEnd: textStart + bare.length,
        wordIndex: indexOfWord(offsets, textStart),
        insideWord: !wordStarts.has(offset),
      });
    }
    offset = end;
  }
  return pieces;
}

/** Offsets where a piece may end, ascending: between words, at white space inside one, and as `inRuns` says. */
function boundaries(
  text: string,
  wordStarts: ReadonlySet<number>,
  inRuns: ReadonlySet<number>,
): readonly number[] {
  const places = new Set(inRuns);
  for (const offset of wordStarts) if (offset > 0 && mayPart(text, offset)) places.add(offset);
  for (const { index, 0: space } of text.matchAll(/\s+/gu)) {
    let betweenWords = false;
    for (let at = index; at <= index + space.length; at++) betweenWords ||= wordStarts.has(at);
    if (!betweenWords) places.add(index);
  }
  return [...places].sort((a, b) => a - b);
}

/** Inside unspaced scripts a recogniser's words are often parts of words: only the dictionary parts them. */
function mayPart(text: string, offset: number): boolean {
  return !isUnspacedScript(text.charAt(offset - 1)) || !isUnspacedScript(text.charAt(offset));
}

/** Index of the word that holds the character at `offset` (binary search). */
export function indexOfWord(offsets: readonly number[], offset: number): number {
  let low = 0;
  let high = offsets.length - 2;
  while (low < high) {
    const middle = (low + high + 1) >>> 1;
    if (offsets[middle]! <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** A dash or `>>` at the start of a sentence marks another speaker, as recognisers and subtitles write it. */
const speakerMark = /^(?:>>|[-–—](?:$|\s?[\p{L}\p{N}¿¡"“«]))/u;

/** For each piece, whether another speaker than before begins there. */
export function speakerChanges(
  words: readonly Word[],
  pieces: readonly Piece[],
  joints: readonly JointKind[],
): readonly boolean[] {
  let current: string | undefined;
  return pieces.map((piece, i) => {
    const speaker = words[piece.wordIndex]!.speaker;
    const isOther = speaker !== undefined && current !== undefined && speaker !== current;
    current = speaker ?? current;
    return isOther || (i > 0 && joints[i] === 'sentence' && speakerMark.test(piece.text));
  });
}
