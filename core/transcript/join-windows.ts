import type { Word } from '../cues/cue.ts';
import { foldText } from '../language/same-text.ts';
import { mendSeam } from './mend-seam.ts';

/**
 * [Note: Seams of windows]
 * Words are kept as they were heard, window by window; where a window begins before the end of the one before it, what
 * lies in both was heard twice. Joined, every word is there once: the longest run of words that both windows have, at the
 * same times, says where one passes into the other; its first half is taken from the earlier window, which heard what
 * came before it, the second from the later one. Without such a run the middle of the overlap parts them. Where one of
 * them has no word for long, what the other heard there stays.
 */
export interface HeardWindow {
  readonly startMs: number;
  /** Everything up to here is recognised by this window and those before it. */
  readonly coveredMs: number;
  readonly language: string;
  readonly words: readonly Word[];
}

/** Starts of one word in two windows differ by less. */
const maxShiftMs = 700;
/** One word alone is a run when it is as long as this, so that "the" joins nothing. */
const minLoneLetters = 4;
/** Words begin a little before what the detector calls speech, and end a little behind it. */
const slackMs = 500;
/** A shorter pause of one window says nothing about the words that the other has there. */
const minHoleMs = 1500;
/** Beside such a hole a word may stand that belongs into it. */
const besideMs = 3000;

/** All words of a recording in order, each once. `writtenIn`: of a translation, whose windows tell what is spoken. */
export function joinWindows(windows: readonly HeardWindow[], writtenIn?: string): readonly Word[] {
  const words: Word[] = [];
  let before: HeardWindow | undefined;
  for (const window of windows) {
    let own = window.words;
    const isOverlapping = before !== undefined && window.startMs < before.coveredMs;
    if (isOverlapping && words.length > 0 && own.length > 0) {
      own = joinOverlap(words, own, window.startMs, before!.coveredMs);
    }
    const { last, first } = mendSeam(words, own, writtenIn ?? window.language);
    if (last !== undefined) words[words.length - 1] = last;
    if (first !== undefined) words.push(first, ...own.slice(1));
    before = window;
  }
  return words;
}

/** Takes from the end of `left` what the right window has better, and returns what of the right one comes behind it. */
function joinOverlap(left: Word[], right: readonly Word[], fromMs: number, toMs: number): readonly Word[] {
  const firstLeft = left.findLastIndex(({ endMs }) => endMs <= fromMs - slackMs) + 1;
  if (firstLeft === left.length) return right;
  const behind = right.findIndex(({ startMs }) => startMs > toMs + slackMs);
  const endRight = behind < 0 ? right.length : behind;
  const run = longestRun(left, right, firstLeft, endRight);
  if (run === undefined) return partInTheMiddle(left, right, (fromMs + toMs) / 2);
  // Of one word both know, the later window has the marks: the earlier one ends with it.
  const fromLeft = run.length === 1 ? 0 : Math.ceil(run.length / 2);
  const early = inHoles(right.slice(0, run.right), left.slice(firstLeft), { fromMs, toMs });
  const late = inHoles(left.slice(run.left + run.length), right, { fromMs, toMs });
  left.splice(firstLeft, Infinity, ...withWords(left.slice(firstLeft, run.left + fromLeft), early));
  return inOrder(left, withWords(right.slice(run.right + fromLeft), late));
}

interface Span {
  readonly fromMs: number;
  readonly toMs: number;
}

/** Those of one window that stand where the other has no word for long; `overlap` bounds what it heard. */
function inHoles(words: readonly Word[], others: readonly Word[], overlap: Span): readonly Word[] {
  const inside = words.flatMap((word) => {
    const { startMs, endMs } = word;
    const fromMs = others.findLast((other) => other.startMs <= startMs)?.endMs ?? overlap.fromMs;
    const toMs = others.find((other) => other.startMs > startMs)?.startMs ?? overlap.toMs;
    const isInHole = toMs - fromMs >= minHoleMs && startMs >= fromMs && endMs <= toMs;
    return isInHole ? [{ word, hole: { fromMs, toMs } }] : [];
  });
  return [...Map.groupBy(inside, ({ hole }) => hole.fromMs).values()].flatMap((group) => {
    const some = group.map(({ word }) => word);
    return areHeardBeside(some, others, group[0]!.hole) ? [] : some;
  });
}

/** Whether the other has most of the words of a hole beside it: then it only gave them other times. */
function areHeardBeside(words: readonly Word[], others: readonly Word[], { fromMs, toMs }: Span): boolean {
  const beside = others.filter(({ startMs }) => startMs > fromMs - besideMs && startMs < toMs + besideMs);
  const known = new Set(beside.map(keyOf));
  return words.filter((word) => known.has(keyOf(word))).length * 2 >= words.length;
}

function withWords(words: readonly Word[], more: readonly Word[]): readonly Word[] {
  return more.length === 0 ? words : [...words, ...more].toSorted((a, b) => a.startMs - b.startMs);
}

/** Words on the other side of the middle stay where the other window has none. */
function partInTheMiddle(left: Word[], right: readonly Word[], middleMs: number): readonly Word[] {
  const isEarly = ({ startMs, endMs }: Word) => (startMs + endMs) / 2 < middleMs;
  const rightFromMs = right.find((word) => !isEarly(word))?.startMs ?? Infinity;
  left.length = left.findLastIndex((word) => isEarly(word) || word.endMs <= rightFromMs) + 1;
  const leftToMs = left.at(-1)?.endMs ?? -Infinity;
  const next = right.findIndex(({ startMs }) => startMs >= Math.min(leftToMs, rightFromMs));
  return next < 0 ? [] : inOrder(left, right.slice(next));
}

interface Run {
  readonly left: number;
  readonly right: number;
  readonly length: number;
}

function longestRun(
  left: readonly Word[],
  right: readonly Word[],
  firstLeft: number,
  endRight: number,
): Run | undefined {
  const lefts = left.slice(firstLeft).map(keyOf);
  const rights = right.slice(0, endRight).map(keyOf);
  const lengths = new Int32Array(rights.length + 1);
  let best: Run | undefined;
  for (let i = 0; i < lefts.length; i++) {
    for (let j = rights.length - 1; j >= 0; j--) {
      const isSame =
        lefts[i] !== '' &&
        lefts[i] === rights[j] &&
        Math.abs(left[firstLeft + i]!.startMs - right[j]!.startMs) < maxShiftMs;
      const length = isSame ? lengths[j]! + 1 : 0;
      lengths[j + 1] = length;
      if (length > (best?.length ?? 0)) {
        best = { left: firstLeft + i - length + 1, right: j - length + 1, length };
      }
    }
  }
  const isLone = best?.length === 1 && (lefts[best.left - firstLeft]?.length ?? 0) < minLoneLetters;
  return isLone ? undefined : best;
}

/** Whether it is one word that two windows, or two tries at one, have. */
export function isSameWord(a: Word, b: Word): boolean {
  const key = keyOf(a);
  return key !== '' && key === keyOf(b) && Math.abs(a.startMs - b.startMs) < maxShiftMs;
}

function keyOf({ text }: Word): string {
  return foldText(text).replaceAll(/[^\p{L}\p{N}\p{M}]+/gu, '');
}

/** Times of two windows may cross by a few hundredths of a second where they pass into one another. */
function inOrder(left: readonly Word[], right: readonly Word[]): readonly Word[] {
  const last = left.at(-1);
  const [first] = right;
  if (last === undefined || first === undefined || first.startMs >= last.startMs) return right;
  const startMs = last.startMs;
  return right.map((word) =>
    word.startMs < startMs ? { ...word, startMs, endMs: Math.max(startMs, word.endMs) } : word,
  );
}
