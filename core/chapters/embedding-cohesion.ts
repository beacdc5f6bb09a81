/**
 * How near the meanings of a segment lie together: the squared length of the sum of its vectors over its weight, as in
 * the exact search of TreeSeg's objective (Gklezakos, Misiak and Bishop, 2024), less what chance alone would gain.
 */
import type { ChapterText, SentenceVectors } from './chapter-text.ts';
import type { SegmentScores } from './segment-scores.ts';
import { wordsIn } from './content-words.ts';

/** Nats for a gain of one sentence of length 1. */
const worth = 10;
/** Weight of the whole text's mean in every segment: a sentence alone is no chapter. */
const shrinkage = 2;
/** Words from which on a sentence weighs no more; `yeah` weighs a third of a sentence of nine words. */
const maxWords = 30;

/** Sentences of a run that is held together by nothing more. */
const runLength = 2;

/** Adds the worth of the meanings of each segment between two candidates. */
export function addEmbeddingCohesion(
  scores: SegmentScores,
  { sentences }: ChapterText,
  embeddings: SentenceVectors,
): void {
  const weights = Float64Array.from(sentences, ({ text, language }) =>
    Math.sqrt(Math.min(maxWords, Math.max(1, wordsIn(text, language).length)) / 9),
  );
  const { sums, totals, chance } = sumsUpTo(scores.candidates, embeddings, weights);
  const { dimensions } = embeddings;
  const { width, values } = scores;
  for (let from = 0; from < width; from++) {
    for (let to = from + 1; to < width; to++) {
      let square = 0;
      for (let at = from * dimensions, other = to * dimensions, i = 0; i < dimensions; i++) {
        const sum = sums[other + i]! - sums[at + i]!;
        square += sum * sum;
      }
      const weight = totals[to]! - totals[from]!;
      const gain = (square - chance.alone * weight) / (weight + shrinkage);
      values[to * width + from]! += worth * (gain - chance.together + chance.alone);
    }
  }
}

/** Of all sentences before each place: the sum of their weighted vectors around the mean, and of their weights. */
function sumsUpTo(
  candidates: readonly number[],
  { vectors, dimensions }: SentenceVectors,
  weights: Float64Array,
) {
  const mean = weightedMean(vectors, dimensions, weights);
  const width = candidates.length + 1;
  const sums = new Float32Array(width * dimensions);
  const totals = new Float64Array(width);
  for (let place = 1; place < width; place++) {
    const row = place * dimensions;
    sums.copyWithin(row, row - dimensions, row);
    totals[place] = totals[place - 1]!;
    for (let at = candidates[place - 1]!; at < (candidates[place] ?? weights.length); at++) {
      totals[place]! += weights[at]!;
      for (let i = 0; i < dimensions; i++) {
        sums[row + i]! += weights[at]! * (vectors[at * dimensions + i]! - mean[i]!);
      }
    }
  }
  return {
    sums,
    totals,
    chance: {
      alone: chanceOf({ vectors, dimensions }, weights, mean, 1),
      together: chanceOf({ vectors, dimensions }, weights, mean, runLength),
    },
  };
}

/**
 * What the square of a sum is expected to be where nothing holds sentences together but that they follow each other,
 * for each unit of weight: measured over runs of sentences, for the vectors of neighbours may share words.
 */
function chanceOf(
  { vectors, dimensions }: SentenceVectors,
  weights: Float64Array,
  mean: Float64Array,
  run: number,
): number {
  let [squares, total] = [0, 0];
  const sum = new Float64Array(dimensions);
  for (let from = 0; from < weights.length; from += run) {
    sum.fill(0);
    for (let at = from; at < Math.min(weights.length, from + run); at++) {
      total += weights[at]!;
      for (let i = 0; i < dimensions; i++)
        sum[i]! += weights[at]! * (vectors[at * dimensions + i]! - mean[i]!);
    }
    squares += sum.reduce((square, value) => square + value * value, 0);
  }
  return squares / Math.max(1, total);
}

function weightedMean(vectors: Float32Array, dimensions: number, weights: Float64Array): Float64Array {
  const mean = new Float64Array(dimensions);
  const total = Math.max(
    Number.EPSILON,
    weights.reduce((sum, weight) => sum + weight, 0),
  );
  for (let at = 0; at < weights.length; at++) {
    for (let i = 0; i < dimensions; i++) mean[i]! += (weights[at]! * vectors[at * dimensions + i]!) / total;
  }
  return mean;
}
