/**
 * What breaks are chosen between: words, parts of words where a recogniser gives whole runs of Chinese,
 * Japanese or Thai, or several of its tokens that make one word.
 */
import type { Word } from '../cues/cue.ts';
import { escapeTags } from '../cues/markup.ts';
import { countWords, isUnspacedScript, lineLength } from '../cues/text-measure.ts';
import type { JointKind } from '../language/joint.ts';
import { jointsBetween } from '../language/joints.ts';
import { unspacedBoundaries } from '../language/segments.ts';
import type { Profile } from '../profiles/profile.ts';
import type { AcousticTimes } from './acoustic-times.ts';

export interface Unit {
  /** Without white space around it. */
  readonly text: string;
  readonly spaceBefore: boolean;
  /** Where it starts in the running text (`RunningText`), white space before it included. */
  readonly offset: number;
  readonly startMs: number;
  readonly endMs: number;
  /** How it hangs together with the unit before. */
  readonly joint: JointKind;
  /** The boundary before it lies inside a word of the recogniser. */
  readonly insideWord: boolean;
  /** Another speaker than the unit before. */
  readonly newSpeaker: boolean;
  readonly length: number;
  readonly wordCount: number;
}

/** The words' texts in one string. */
export interface RunningText {
  readonly text: string;
  /** Offset of each word's text, and the length of the whole at the end. */
  readonly offsets: readonly number[];
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

/** A place in the running text where pieces meet, and what is known about it. */
interface Piece {
  readonly text: string;
  readonly spaceBefore: boolean;
  readonly offset: number;
  readonly wordIndex: number;
  readonly insideWord: boolean;
}

export function unitsOf(
  words: readonly Word[],
  running: RunningText,
  times: AcousticTimes,
  profile: Profile,
  language: string | undefined,
): readonly Unit[] {
  const pieces = piecesOf(words, running, language);
  const joints = jointsBetween(pieces, language);
  const newSpeaker = speakerChanges(words, pieces, joints);
  const units: Unit[] = [];
  for (const [i, piece] of pieces.entries()) {
    const next = pieces[i + 1];
    const end = next === undefined ? running.text.length : next.offset;
    const unit: Unit = {
      text: piece.text,
      spaceBefore: piece.spaceBefore,
      offset: piece.offset,
      startMs: timeAt(running, times, startOfText(running, piece), 'start'),
      endMs: timeAt(running, times, endOfText(running, piece.offset, end), 'end'),
      joint: joints[i]!,
      insideWord: piece.insideWord,
      newSpeaker: newSpeaker[i]!,
      length: lineLength(escapeTags(piece.text), profile.characterMeasure),
      wordCount: countWords(piece.text),
    };
    const last = units.at(-1);
    if (last !== undefined && mayJoin(last, unit, profile))
      units[units.length - 1] = join(last, unit, profile);
    else units.push(unit);
  }
  return units;
}

/** True when nothing may break between the two and together they fit a line. */
function mayJoin(last: Unit, unit: Unit, profile: Profile): boolean {
  if (unit.joint !== 'closed' || unit.newSpeaker) return false;
  return last.length + unit.length <= profile.maxCharsPerLine;
}

function join(last: Unit, unit: Unit, profile: Profile): Unit {
  const text = last.text + (unit.spaceBefore ? ' ' : '') + unit.text;
  return {
    ...last,
    text,
    endMs: unit.endMs,
    length: lineLength(escapeTags(text), profile.characterMeasure),
    wordCount: countWords(text),
  };
}

/** Cuts the running text at white space, between words, and inside unspaced scripts by dictionary. */
function piecesOf(
  words: readonly Word[],
  running: RunningText,
  language: string | undefined,
): readonly Piece[] {
  const { text, offsets } = running;
  const inRuns = unspacedBoundaries(text, language);
  const pieces: Piece[] = [];
  let from = 0;
  let wordIndex = 0;
  const add = (to: number): void => {
    while (wordIndex + 1 < words.length && offsets[wordIndex + 1]! <= from) wordIndex += 1;
    const raw = text.slice(from, to);
    const trimmed = raw.trim();
    if (trimmed !== '') {
      const spaceBefore = /^\s/u.test(raw) || (from > 0 && /\s$/u.test(text.slice(from - 1, from)));
      const insideWord = pieces.length > 0 && offsets[wordIndex]! !== from;
      const bare = trimmed.replace(/\s+/gu, ' ');
      pieces.push({
        text: bare,
        spaceBefore,
        offset: from,
        wordIndex: wordAt(offsets, from, raw),
        insideWord,
      });
    }
    from = to;
  };
  for (const at of boundaries(text, offsets, inRuns)) add(at);
  add(text.length);
  return pieces;
}

/** Offsets where a piece may end, ascending: between words, at white space inside one, and as `inRuns` says. */
function boundaries(
  text: string,
  offsets: readonly number[],
  inRuns: ReadonlySet<number>,
): readonly number[] {
  const places = new Set<number>();
  for (const offset of offsets) if (offset > 0 && isPlace(text, offset, inRuns)) places.add(offset);
  const starts = new Set(offsets);
  for (const { index, 0: space } of text.matchAll(/\s+/gu)) {
    let betweenWords = false;
    for (let at = index; at <= index + space.length; at++) betweenWords ||= starts.has(at);
    if (!betweenWords && index > 0) places.add(index);
  }
  for (const offset of inRuns) places.add(offset);
  return [...places].sort((a, b) => a - b);
}

/** Between two words; inside a word of an unspaced script only where the dictionary sees a boundary. */
function isPlace(text: string, offset: number, inRuns: ReadonlySet<number>): boolean {
  if (offset >= text.length || inRuns.has(offset)) return true;
  const bothUnspaced = isUnspacedScript(text.charAt(offset - 1)) && isUnspacedScript(text.charAt(offset));
  return !bothUnspaced;
}

/** Index of the word that the first character other than white space belongs to. */
function wordAt(offsets: readonly number[], from: number, raw: string): number {
  return indexOfWord(offsets, from + raw.length - raw.trimStart().length);
}

/** Index of the word that holds the character at `offset` (binary search). */
function indexOfWord(offsets: readonly number[], offset: number): number {
  let low = 0;
  let high = offsets.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >>> 1;
    if (offsets[middle]! <= offset) low = middle;
    else high = middle - 1;
  }
  return Math.min(low, offsets.length - 2);
}

function startOfText(running: RunningText, piece: Piece): number {
  let at = piece.offset;
  while (/\s/u.test(running.text.charAt(at))) at += 1;
  return at;
}

function endOfText(running: RunningText, from: number, to: number): number {
  let at = to;
  while (at > from + 1 && /\s/u.test(running.text.charAt(at - 1))) at -= 1;
  return at;
}

/** When a place in the text is spoken: inside a word, in proportion to its characters. */
function timeAt(running: RunningText, times: AcousticTimes, offset: number, side: 'start' | 'end'): number {
  const { offsets, text } = running;
  const index = indexOfWord(offsets, side === 'end' ? offset - 1 : offset);
  const from = offsets[index]!;
  const word = text.slice(from, offsets[index + 1]!);
  const lead = word.length - word.trimStart().length;
  const length = word.trim().length;
  const share = length === 0 ? 0 : Math.min(1, Math.max(0, (offset - from - lead) / length));
  return times.startMs[index]! + share * (times.endMs[index]! - times.startMs[index]!);
}

/** A dash or `>>` at the start of a sentence marks another speaker, as recognisers and subtitles write it. */
const SPEAKER_MARK = /^(?:>>|[-–—](?:$|\s?[\p{L}\p{N}¿¡"“«]))/u;

function speakerChanges(
  words: readonly Word[],
  pieces: readonly Piece[],
  joints: readonly JointKind[],
): readonly boolean[] {
  let current: string | undefined;
  return pieces.map((piece, i) => {
    const speaker = words[piece.wordIndex]!.speaker;
    const isOther = speaker !== undefined && current !== undefined && speaker !== current;
    current = speaker ?? current;
    return isOther || (i > 0 && joints[i] === 'sentence' && SPEAKER_MARK.test(piece.text));
  });
}
