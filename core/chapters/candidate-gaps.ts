/**
 * Which sentences may begin a chapter. All of them in a text of up to ten minutes or an hour; in longer ones the best of
 * each short run, so that the time grows with the length of the text alone.
 */
import type { Gap } from './gap-evidence.ts';
import type { LexicalText } from './lexical-cohesion.ts';

const maxCandidates = 500;
/** Sentences on each side whose words are compared. */
const reach = 8;
/** Nats for sides that share no word. */
const dipWorth = 3;

export function candidateGaps(gaps: readonly Gap[], lexical: LexicalText): readonly number[] {
  if (gaps.length <= maxCandidates) return gaps.map((_, index) => index);
  const candidates = [0];
  for (let run = 1; run < maxCandidates; run++) {
    const from = Math.round((run * gaps.length) / maxCandidates);
    const to = Math.round(((run + 1) * gaps.length) / maxCandidates);
    candidates.push(bestOf(from, to, (at) => gaps[at]!.evidence + dipWorth * (1 - likeness(lexical, at))));
  }
  return candidates;
}

function bestOf(from: number, to: number, worthOf: (at: number) => number): number {
  let [best, most] = [from, -Infinity];
  for (let at = from; at < to; at++) {
    const worth = worthOf(at);
    if (worth > most) [best, most] = [at, worth];
  }
  return best;
}

/** Cosine of the words before and from a sentence on, 0 to 1. */
function likeness({ stems, counts }: LexicalText, at: number): number {
  const before = wordsOf(stems.slice(Math.max(0, at - reach), at));
  const behind = wordsOf(stems.slice(at, at + reach));
  let product = 0;
  for (const [stem, count] of behind) product += (before.get(stem) ?? 0) * count * weightOf(counts[stem]!);
  return product === 0 ? 0 : product / Math.sqrt(squareOf(before, counts) * squareOf(behind, counts));
}

function wordsOf(sentences: readonly Int32Array[]): ReadonlyMap<number, number> {
  const words = new Map<number, number>();
  for (const own of sentences) for (const stem of own) words.set(stem, (words.get(stem) ?? 0) + 1);
  return words;
}

function squareOf(words: ReadonlyMap<number, number>, counts: Int32Array): number {
  let square = 0;
  for (const [stem, count] of words) square += count * count * weightOf(counts[stem]!);
  return square;
}

/** Words of every corner of the text compare nothing. */
function weightOf(count: number): number {
  return 1 / count;
}
