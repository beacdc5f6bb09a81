import { expect, it } from 'vitest';
import { sentenceVectors, textsToEmbed } from './embedding-texts.ts';

it('a model is given each sentence alone and between its neighbours', () => {
  expect(textsToEmbed([{ text: 'a' }, { text: 'b' }, { text: 'c' }])).toEqual([
    'a',
    'b',
    'c',
    'a b',
    'a b c',
    'b c',
  ]);
  expect(textsToEmbed([])).toEqual([]);
});

it('both vectors of a sentence become one of length 1', () => {
  const vectors = Float32Array.of(1, 0, 0, 1, 0, 1, 0, 1);
  const { vectors: joined } = sentenceVectors({ vectors, dimensions: 2 });
  expect([...joined]).toEqual([Math.SQRT1_2, Math.SQRT1_2, 0, 1].map((value) => Math.fround(value)));
});

it('a vector without length stays one', () => {
  expect([...sentenceVectors({ vectors: new Float32Array(4), dimensions: 2 }).vectors]).toEqual([0, 0]);
});
