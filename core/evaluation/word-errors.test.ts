import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addWordErrors, alignWords, normaliseWords, wordErrorRate } from './word-errors.ts';

const align = (reference: string, hypothesis: string) =>
  alignWords(normaliseWords(reference), normaliseWords(hypothesis));

describe('word errors', () => {
  it('ignore case, punctuation and line breaks', () => {
    const { errors } = align(
      'Anna forgot the umbrella, so Maria ran home.',
      'anna FORGOT the\numbrella so maria ran home',
    );
    expect(errors).toEqual({ words: 8, substitutions: 0, deletions: 0, insertions: 0 });
  });

  it('keep apostrophes inside words and drop quotation marks around them', () => {
    expect(normaliseWords("‘Don’t’ – she said: 'it's 3.5!'")).toEqual([
      "don't",
      'she',
      'said',
      "it's",
      '3',
      '5',
    ]);
  });

  it('count one substitution, one deletion and one insertion', () => {
    const { errors, pairs } = align('the red bus stopped here', 'the bus stops here again');
    expect(errors).toEqual({ words: 5, substitutions: 1, deletions: 1, insertions: 1 });
    expect(pairs).toEqual([
      { reference: 0, hypothesis: 0 },
      { reference: 2, hypothesis: 1 },
      { reference: 3, hypothesis: 2 },
      { reference: 4, hypothesis: 3 },
    ]);
  });

  it('pair a misheard word with the word that it resembles, not with an invented one beside it', () => {
    expect(align('dinner is ready', 'dinner is red thank you').pairs.at(-1)).toEqual({
      reference: 2,
      hypothesis: 2,
    });
    expect(align('dinner is ready', 'thank you winter is ready').pairs[0]).toEqual({
      reference: 0,
      hypothesis: 2,
    });
  });

  it('are all deletions where nothing was heard, and without end where nothing was said', () => {
    expect(wordErrorRate(align('one two', '').errors)).toBe(1);
    expect(wordErrorRate(align('', '').errors)).toBe(0);
    expect(wordErrorRate(align('', 'thank you').errors)).toBe(Infinity);
  });

  it('of several texts are added before they are divided', () => {
    const sum = addWordErrors([align('one two three', 'one two').errors, align('four', 'five').errors]);
    expect(wordErrorRate(sum)).toBe(0.5);
  });

  it('never pass the longer text, pair in rising order, and balance on both sides', () => {
    const text = fc.array(fc.constantFrom('a', 'b', 'c', 'd'), { maxLength: 12 });
    fc.assert(
      fc.property(text, text, (reference, hypothesis) => {
        const { pairs, errors } = alignWords(reference, hypothesis);
        const { substitutions, deletions, insertions } = errors;
        expect(substitutions + deletions + insertions).toBeLessThanOrEqual(
          Math.max(reference.length, hypothesis.length),
        );
        expect(pairs.length + deletions).toBe(reference.length);
        expect(pairs.length + insertions).toBe(hypothesis.length);
        for (const [index, pair] of pairs.entries()) {
          const before = pairs[index - 1] ?? { reference: -1, hypothesis: -1 };
          expect(pair.reference).toBeGreaterThan(before.reference);
          expect(pair.hypothesis).toBeGreaterThan(before.hypothesis);
        }
      }),
    );
  });

  it('are symmetric: swapping the texts swaps deletions and insertions', () => {
    const text = fc.array(fc.constantFrom('x', 'y', 'z'), { maxLength: 8 });
    fc.assert(
      fc.property(text, text, (a, b) => {
        const total = (one: readonly string[], other: readonly string[]) => {
          const { substitutions, deletions, insertions } = alignWords(one, other).errors;
          return substitutions + deletions + insertions;
        };
        expect(total(a, b)).toBe(total(b, a));
      }),
    );
  });
});
