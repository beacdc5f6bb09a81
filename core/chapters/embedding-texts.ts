/**
 * What a model is given of each sentence: the sentence alone, which says where a topic begins, and the sentence between
 * its neighbours, which says what `it` and `that` are about. The vector of a sentence is the sum of both.
 */
import type { ChapterSentence, SentenceVectors } from './chapter-text.ts';

/** Two texts for each sentence: first all sentences alone, then all with their neighbours. */
export function textsToEmbed(sentences: readonly Pick<ChapterSentence, 'text'>[]): readonly string[] {
  const texts = sentences.map(({ text }) => text);
  return [...texts, ...texts.map((_, at) => texts.slice(Math.max(0, at - 1), at + 2).join(' '))];
}

/** From the vectors of `textsToEmbed` to one of length 1 for each sentence. */
export function sentenceVectors({ vectors, dimensions }: SentenceVectors): SentenceVectors {
  const half = vectors.length / 2;
  const joined = new Float32Array(half);
  for (let row = 0; row < half; row += dimensions) {
    let square = 0;
    for (let at = row; at < row + dimensions; at++) {
      const value = vectors[at]! + vectors[half + at]!;
      joined[at] = value;
      square += value * value;
    }
    const length = Math.sqrt(square) || 1;
    for (let at = row; at < row + dimensions; at++) joined[at]! /= length;
  }
  return { vectors: joined, dimensions };
}
