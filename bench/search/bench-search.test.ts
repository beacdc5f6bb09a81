import { describe, expect, it } from 'vitest';
import { exactScan } from './exact-scan.ts';
import { measureEngine } from './measure-engine.ts';
import { measureQuestions } from './measure-questions.ts';
import { parseSearchBenchOptions } from './options.ts';
import { sampleVectors } from './sample-vectors.ts';
import { sidecutLists } from './sidecut-lists.ts';
import { engineTable, questionTable } from './tables.ts';

describe('the bench of the search', () => {
  it('measures a store against an exact scan, and whole questions, in tables', async () => {
    const samples = sampleVectors('clustered', 32, 600);
    const query = new Float32Array(32);
    samples.write(600, query);
    const scan = await measureEngine(exactScan, samples, 600, { queries: [query], truth: undefined });
    const own = await measureEngine(sidecutLists, samples, 600, { queries: [query], truth: scan.found });
    expect(own.measured.recall).toBeGreaterThan(0.8);
    expect(engineTable([scan.measured, own.measured]).split('\n')).toHaveLength(4);
    const questions = await measureQuestions(samples, 600, 2);
    expect(questions.bytesPerMoment).toBeGreaterThan(100);
    expect(questionTable([questions]).split('\n')).toHaveLength(2 + 9);
  });

  it('takes sizes and says what it can not take', () => {
    expect(parseSearchBenchOptions(['--full'])).toMatchObject({ sizes: [10_000, 100_000, 1_000_000] });
    expect(parseSearchBenchOptions(['--sizes', '20', '--only', 'vectors'])).toMatchObject({ sizes: [20] });
    expect(parseSearchBenchOptions(['--dimensions', '30'])).toMatch('multiples of 8');
    expect(parseSearchBenchOptions(['--sizes', 'many'])).toMatch('whole numbers');
  });
});
