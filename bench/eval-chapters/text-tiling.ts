/**
 * TextTiling (Hearst, Computational Linguistics 23, 1997) as it was published: blocks of pseudo-sentences are compared
 * by the cosine of their words, the scores smoothed, and boundaries lie in the deepest valleys.
 */
import type { ChapterSentence } from '../../core/chapters/chapter-text.ts';
import { createContentReader } from '../../core/chapters/content-words.ts';

/** Words of a pseudo-sentence, pseudo-sentences of a block, and how often neighbours are averaged. */
const parameters = { words: 20, blockSize: 10, smoothing: 1 };

/** Indices of sentences before which a boundary lies: `count` of them, or as many as are deep enough. */
export function textTiling(sentences: readonly ChapterSentence[], count?: number): readonly number[] {
  const { units, sentenceOf } = pseudoSentences(sentences);
  const depths = depthsOf(smooth(similarities(units)));
  const mean = depths.reduce((sum, depth) => sum + depth, 0) / Math.max(1, depths.length);
  const variance = depths.reduce((sum, depth) => sum + (depth - mean) ** 2, 0) / Math.max(1, depths.length);
  const cutOff = count === undefined ? mean - Math.sqrt(variance) / 2 : -Infinity;
  const ranked = depths
    .map((depth, gap) => ({ depth, sentence: sentenceOf[gap + 1]! }))
    .filter(({ depth, sentence }) => depth > cutOff && depth > 0 && sentence > 0)
    .toSorted((a, b) => b.depth - a.depth);
  const boundaries: number[] = [];
  for (const { sentence } of ranked) {
    if (boundaries.length === (count ?? Infinity)) break;
    if (boundaries.every((other) => Math.abs(other - sentence) > 1)) boundaries.push(sentence);
  }
  return boundaries.toSorted((a, b) => a - b);
}

function pseudoSentences(sentences: readonly ChapterSentence[]) {
  const read = createContentReader();
  const units: Map<string, number>[] = [];
  const sentenceOf: number[] = [];
  let words = parameters.words;
  for (const [index, { text, language }] of sentences.entries()) {
    for (const { stem } of read(text, language)) {
      if (words === parameters.words) {
        units.push(new Map());
        sentenceOf.push(index);
        words = 0;
      }
      const unit = units.at(-1)!;
      unit.set(stem, (unit.get(stem) ?? 0) + 1);
      words += 1;
    }
  }
  return { units, sentenceOf };
}

function similarities(units: readonly ReadonlyMap<string, number>[]): readonly number[] {
  const { blockSize } = parameters;
  return units.slice(1).map((_, gap) => {
    const before = sumOf(units.slice(Math.max(0, gap + 1 - blockSize), gap + 1));
    const after = sumOf(units.slice(gap + 1, gap + 1 + blockSize));
    let product = 0;
    for (const [stem, count] of before) product += count * (after.get(stem) ?? 0);
    return product / Math.max(1, Math.sqrt(squareOf(before) * squareOf(after)));
  });
}

function sumOf(units: readonly ReadonlyMap<string, number>[]): ReadonlyMap<string, number> {
  const sum = new Map<string, number>();
  for (const unit of units) for (const [stem, count] of unit) sum.set(stem, (sum.get(stem) ?? 0) + count);
  return sum;
}

function squareOf(words: ReadonlyMap<string, number>): number {
  return [...words.values()].reduce((sum, count) => sum + count * count, 0);
}

function smooth(scores: readonly number[]): readonly number[] {
  const { smoothing } = parameters;
  return scores.map((_, at) => {
    const near = scores.slice(Math.max(0, at - smoothing), at + smoothing + 1);
    return near.reduce((sum, score) => sum + score, 0) / near.length;
  });
}

/** How far the score rises to the peaks on both sides. */
function depthsOf(scores: readonly number[]): readonly number[] {
  return scores.map((score, at) => climb(scores, at, -1) + climb(scores, at, 1) - 2 * score);
}

function climb(scores: readonly number[], at: number, step: number): number {
  let peak = scores[at]!;
  for (let next = at + step; next >= 0 && next < scores.length && scores[next]! >= peak; next += step) {
    peak = scores[next]!;
  }
  return peak;
}
