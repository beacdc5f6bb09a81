import { describe, expect, it } from 'vitest';
import { parseEvalOptions } from './options.ts';
import { formatReport, makeReport } from './report.ts';
import { quantile, scoreClip } from '../../e2e/measures/score.ts';

const clip = {
  samples: new Float32Array(0),
  sentences: [
    {
      text: 'Dinner is ready.',
      startMs: 1000,
      endMs: 2200,
      words: [
        { text: 'Dinner', startMs: 1000, endMs: 1400 },
        { text: 'is', startMs: 1400, endMs: 1600 },
        { text: 'ready.', startMs: 1600, endMs: 2200 },
      ],
    },
  ],
  quiet: [{ kind: 'music', startMs: 3000, endMs: 9000 }],
} as const;

const row = { label: 'slt', engine: 'flite', known: true, long: false };

describe('the score of a clip', () => {
  it('counts wrong words, late edges, broken rules and words in the music', () => {
    const score = scoreClip(clip, [
      { startMs: 1050, endMs: 2250, text: 'Dinner is red.' },
      { startMs: 5000, endMs: 5400, text: 'thank you' },
    ]);
    expect(score.words).toEqual({ words: 3, substitutions: 1, deletions: 0, insertions: 2 });
    expect(score.startErrorsMs).toEqual([50]);
    expect(score.endErrorsMs).toEqual([50]);
    expect(score.invented).toBe(2);
    expect(score.violations).toBeGreaterThan(0);
  });

  it('lets speech hang a little into a quiet stretch', () => {
    const score = scoreClip(clip, [{ startMs: 1000, endMs: 3100, text: 'Dinner is ready.' }]);
    expect(score.invented).toBe(0);
  });
});

describe('the report', () => {
  const right = scoreClip(clip, [{ startMs: 1000, endMs: 2200, text: 'Dinner is ready.' }]);
  const wrong = scoreClip(clip, [{ startMs: 1300, endMs: 2200, text: 'Winter is ready.' }]);

  it('meets the targets when words and times are right', () => {
    expect(makeReport([{ row, score: right }]).missed).toEqual([]);
  });

  it('names each target that was missed', () => {
    const { missed } = makeReport([{ row, score: wrong }]);
    expect(missed).toEqual([
      'known, all single sentences: 33.3 % of the words are wrong; 8.0 % allowed.',
      'known, all single sentences: the median start error is 300 ms; 100 ms allowed.',
    ]);
  });

  it('has more patience with voices that no training heard', () => {
    const clips = [right, right, right, wrong].map((score) => ({ row: { ...row, known: false }, score }));
    expect(makeReport(clips).missed).toEqual([]);
  });

  it('is a table with one row a voice and totals below', () => {
    const text = formatReport(makeReport([{ row, score: wrong }]));
    expect(text).toMatch(/^flite slt +1 +3 +33\.3 % +1\/0\/0 +300 \/ 300 +0 \/ 0/m);
    expect(text).toMatch(/^known, flite /m);
  });

  it('takes a quantile from the values themselves', () => {
    expect(quantile([5, 1, 3], 0.5)).toBe(3);
    expect(quantile([5, 1, 3], 0.9)).toBe(5);
    expect(quantile([], 0.5)).toBeNull();
  });
});

describe('the options', () => {
  it('need a seed and explain what is wrong', () => {
    expect(parseEvalOptions([])).toMatch(/--seed needs/);
    expect(parseEvalOptions(['--seed', '1', '--voices', 'both'])).toMatch(/known, unseen, all/);
    expect(parseEvalOptions(['--seed', '1', '--bogus'])).toMatch(/bogus/);
    expect(parseEvalOptions(['--seed', '1', '--no-gate'])).toMatchObject({ seed: 1, gate: false });
  });
});
