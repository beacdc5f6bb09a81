import { describe, expect, it } from 'vitest';
import { rouge } from './rouge.ts';

describe('rouge', () => {
  it('scores Lin’s example of the police and the gunman', () => {
    // Lin 2004, section 3: S1 "police killed the gunman", S2 "police kill the gunman", S3 "the gunman kill police".
    const reference = 'police killed the gunman';
    expect(rouge(reference, 'police kill the gunman').rougeL.f1).toBeCloseTo(0.75);
    expect(rouge(reference, 'the gunman kill police').rougeL.f1).toBeCloseTo(0.5);
    // Both have "the gunman" alone in common among pairs of words.
    expect(rouge(reference, 'police kill the gunman').rouge2.f1).toBeCloseTo(1 / 3);
    expect(rouge(reference, 'the gunman kill police').rouge2.f1).toBeCloseTo(1 / 3);
    expect(rouge(reference, 'the gunman kill police').rouge1.f1).toBeCloseTo(0.75);
  });

  it('counts a word no more often than both have it', () => {
    // the: 1 of 3 given, cat: 1; shared 2 of 2 wanted and of 4 given.
    expect(rouge('the cat', 'The the the CAT!').rouge1).toEqual({
      precision: 0.5,
      recall: 1,
      f1: expect.closeTo(2 / 3) as number,
    });
  });

  it('works out precision and recall by hand', () => {
    // Wanted: a b c d e (4 pairs); given: a b x d (3 pairs). Words 3 shared, pairs 1 ("a b"), sequence a b d: 3.
    const { rouge1, rouge2, rougeL } = rouge('a b c d e', 'a b x d');
    expect([rouge1.precision, rouge1.recall]).toEqual([3 / 4, 3 / 5]);
    expect([rouge2.precision, rouge2.recall]).toEqual([1 / 3, 1 / 4]);
    expect([rougeL.precision, rougeL.recall]).toEqual([3 / 4, 3 / 5]);
  });

  it('gives nothing for an empty text, and all for the same one', () => {
    expect(rouge('', 'a b').rouge1.f1).toBe(0);
    expect(rouge('a b', '').rougeL.f1).toBe(0);
    expect(rouge('a', 'a').rouge2.f1).toBe(0);
    expect(rouge('今天我们修理温室', '今天我们修理温室').rouge2.f1).toBe(1);
  });
});
