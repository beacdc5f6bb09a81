import { describe, expect, it } from 'vitest';
import { corpusChrf } from './chrf.ts';

const pairs = [
  { hypothesis: 'The dog is in the kitchen.', reference: 'The dog was in a kitchen.' },
  { hypothesis: 'Das Auto ist rot', reference: 'Das Auto ist sehr rot.' },
  { hypothesis: '苹果在厨房里。', reference: '苹果在桌子上。' },
];

describe('chrF', () => {
  // Computed once with sacreBLEU 2.6's CHRF() on the same sentences.
  it('is that of sacreBLEU for a corpus', () => {
    expect(corpusChrf(pairs)).toBeCloseTo(51.35755, 3);
  });

  it.each([
    [0, 54.56338],
    [1, 57.19342],
    [2, 18.4127],
  ])('is that of sacreBLEU for sentence %i', (index, expected) => {
    expect(corpusChrf([pairs[index]!])).toBeCloseTo(expected, 3);
  });

  it('is 100 for equal and 0 for unrelated texts', () => {
    expect(corpusChrf([{ hypothesis: 'ab', reference: 'ab' }])).toBeCloseTo(100, 9);
    expect(corpusChrf([{ hypothesis: 'x', reference: 'ab' }])).toBe(0);
  });
});
