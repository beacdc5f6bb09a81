import { expect, it } from 'vitest';
import { alignmentHeads } from './alignment-heads.ts';
import { toyShape } from './testing/toy-weights.ts';

const shapeOf = (encoderLayers: number, decoderLayers: number, width: number, melBins = 80) => ({
  ...toyShape,
  ...{ encoderLayers, decoderLayers, width, melBins, decoderHeads: width / 64, encoderHeads: width / 64 },
});

it.each([
  ['base', shapeOf(6, 6, 512), true, '', 8, [3, 1]],
  ['base.en', shapeOf(6, 6, 512), false, '', 5, [3, 3]],
  ['medium.en', shapeOf(24, 24, 1024), false, '', 18, [11, 4]],
  ['large-v1', shapeOf(32, 32, 1280), true, '/models/ggml-large-v1.bin', 9, [9, 19]],
  ['large-v2', shapeOf(32, 32, 1280), true, '/models/ggml-large.bin', 23, [10, 12]],
  ['large-v3', shapeOf(32, 32, 1280, 128), true, '', 10, [7, 0]],
  ['large-v3-turbo', shapeOf(32, 4, 1280, 128), true, '', 6, [2, 4]],
] as const)('%s has the heads that were published', (_, shape, multilingual, name, count, first) => {
  const heads = alignmentHeads(shape, { multilingual, name });
  expect(heads.length).toBe(count);
  expect(heads[0]).toEqual(first);
});

it('a size that was not published takes every head of the second half', () => {
  const heads = alignmentHeads(shapeOf(24, 2, 1024), { multilingual: true, name: 'distil-medium' });
  expect(heads.length).toBe(16);
  expect(heads.every(([layer]) => layer === 1)).toBe(true);
});
