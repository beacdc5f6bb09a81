import { describe, expect, it } from 'vitest';
import { writtenTexts } from './written-texts.ts';

const picture = (at: number, ...lines: readonly (string | readonly [string, number])[]) => ({
  ...{ startMs: at * 2000, endMs: at * 2000 + 2000 },
  lines: lines.map((line) =>
    typeof line === 'string' ? { text: line, confidence: 0.9 } : { text: line[0], confidence: line[1] },
  ),
});

describe('what is written for a while', () => {
  it('is one text from its first picture to its last, each line as it was read best', () => {
    const texts = writtenTexts([
      picture(0),
      picture(1, ['Saving y0ur work', 0.7], 'Step 1'),
      picture(2, ['Saving your work', 0.95], 'Step 1'),
      picture(3),
      picture(4, 'Thank you'),
    ]);
    expect(texts).toEqual([
      { startMs: 2000, endMs: 6000, lines: ['Saving your work', 'Step 1'] },
      { startMs: 8000, endMs: 10_000, lines: ['Thank you'] },
    ]);
  });

  it('grows with a slide, and begins anew with another one', () => {
    const texts = writtenTexts([
      picture(0, 'Plans'),
      picture(1, 'Plans', 'First: bread'),
      picture(2, 'Plans', 'First: bread', 'Then: cake'),
      picture(3, 'Costs', 'Flour 2.50'),
    ]);
    expect(texts.map(({ lines, endMs }) => [lines.length, endMs])).toEqual([
      [3, 6000],
      [2, 8000],
    ]);
  });

  it('is no noise: single signs, rows of one, what was hardly read', () => {
    expect(writtenTexts([picture(0, '|', '....', 'oooo', ['Hello', 0.5], '雪', '42')])).toMatchObject([
      { lines: ['雪', '42'] },
    ]);
  });

  it('does not go on over a pause or a cut between', () => {
    expect(writtenTexts([picture(0, 'News'), picture(5, 'News')])).toHaveLength(2);
  });
});
