/** From the lines that are read in single pictures to what is written for a while. */
import type { WrittenText } from '../analysis/picture-text.ts';
import { foldForSearch } from './search-words.ts';

export interface ReadPicture {
  readonly startMs: number;
  /** The picture stands for the time until here. */
  readonly endMs: number;
  readonly lines: readonly { readonly text: string; readonly confidence: number }[];
}

/** A word read with less certainty is as often something else. */
const minConfidence = 0.6;
/** Two readings of one line differ in so many of their characters at most: a letter, a comma, a cursor. */
const sameLineShare = 0.25;
/** The same is written as long as so many of the lines of two pictures are the same. */
const sameTextShare = 0.5;
/** Longer lines are compared by their beginnings. */
const maxCompared = 200;

interface Line {
  readonly text: string;
  readonly folded: string;
  readonly confidence: number;
}

/** In order; of each line the reading that was surest. What changes little by little (a line more on a slide) is one text. */
export function writtenTexts(pictures: readonly ReadPicture[]): readonly WrittenText[] {
  const texts: { startMs: number; endMs: number; lines: Line[] }[] = [];
  for (const { startMs, endMs, lines } of pictures) {
    const read = lines.flatMap(asLine);
    const before = texts.at(-1);
    const goesOn = before !== undefined && before.endMs >= startMs && isSameText(before.lines, read);
    if (goesOn) {
      before.endMs = endMs;
      before.lines = merged(before.lines, read);
    } else if (read.length > 0) texts.push({ startMs, endMs, lines: read });
  }
  return texts.map(({ startMs, endMs, lines }) => ({ startMs, endMs, lines: lines.map(({ text }) => text) }));
}

/** Noise is read as single signs, and as rows of one sign. */
function asLine({
  text,
  confidence,
}: {
  readonly text: string;
  readonly confidence: number;
}): readonly Line[] {
  const folded = foldForSearch(text);
  const letters = new Set(folded.match(/[\p{L}\p{N}]/gu));
  const isWord = letters.size >= 2 || /\p{Script=Han}|^\p{N}+$/u.test(folded);
  return confidence >= minConfidence && isWord ? [{ text: text.slice(0, 1000), folded, confidence }] : [];
}

function isSameText(before: readonly Line[], now: readonly Line[]): boolean {
  if (now.length === 0) return false;
  const kept = now.filter((line) => before.some((other) => isSameLine(line, other))).length;
  return kept >= sameTextShare * Math.min(before.length, now.length);
}

/** The lines of now in their order, and those that are there no more before them. */
function merged(before: readonly Line[], now: readonly Line[]): Line[] {
  const known = now.map((line) => {
    const other = before.find((one) => isSameLine(one, line));
    return other !== undefined && other.confidence > line.confidence ? other : line;
  });
  return [...before.filter((line) => !now.some((other) => isSameLine(line, other))), ...known];
}

function isSameLine(a: Line, b: Line): boolean {
  if (a.folded === b.folded) return true;
  const [one, other] = [a.folded.slice(0, maxCompared), b.folded.slice(0, maxCompared)];
  const allowed = Math.floor(sameLineShare * Math.max(one.length, other.length));
  return Math.abs(one.length - other.length) <= allowed && distance(one, other) <= allowed;
}

/** Levenshtein's, of UTF-16 units. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const substituted = row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(substituted, row[j]! + 1, next[j - 1]! + 1));
    }
    row = next;
  }
  return row[b.length]!;
}
