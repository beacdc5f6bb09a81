import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../../../graph/testing/small-graph.ts';
import { lendSessions } from '../../../sessions/lend-sessions.ts';
import { starterFolder, testPool } from '../testing/starter.ts';
import { bytesPrecision } from './bytes-model.ts';
import { judgeTrial } from './compare-models.ts';
import { prepareModel } from './prepare-model.ts';
import { readKnownModel } from './read-known-model.ts';

/** The starter is too small for bytes to be of use; here it stands for a larger model on a machine that gains. */
const always = { minWeightBytes: 0, maxShareOfTime: Infinity, timedRuns: 1 };
const never = { ...always, maxShareOfTime: 0 };

async function openWith(folder: string, limits = always, precision: 'auto' | 'fp32' | 'int8' = 'auto') {
  const prepared = { folder, source: 'starter' };
  const known = await readKnownModel({ folder: starterFolder, device: 'cpu', precision, prepared }, 'cpu');
  const progress: number[] = [];
  const context = {
    ...lendSessions(testPool(), 'cpu'),
    signal: new AbortController().signal,
    onPreparing: (done: number) => progress.push(done),
  };
  return { known, ...(await prepareModel(known, context, limits)), progress };
}

describe('prepareModel', () => {
  it('makes the model on bytes once and then opens it at once', async () => {
    const folder = join(temporaryFolder(), 'prepared');
    const first = await openWith(folder);
    expect(first.model.precision).toBe(bytesPrecision);
    expect(first.progress[0]).toBe(0);
    expect(first.notes).toEqual([]);
    expect(readdirSync(folder).length).toBe(4);
    const second = await openWith(folder);
    expect(second.model.precision).toBe(bytesPrecision);
    expect(second.progress).toEqual([]);
  });

  it('keeps single precision where bytes are slower, and says so only to whoever asked for them', async () => {
    const folder = join(temporaryFolder(), 'prepared');
    const first = await openWith(folder, never);
    expect(first.model).toBe(first.known);
    expect(first.notes).toEqual([]);
    const asked = await openWith(folder, never, 'int8');
    expect(asked.progress).toEqual([]);
    expect(asked.notes).toMatchObject([{ code: 'bytes-not-used', facts: { verdict: 'slower' } }]);
  });

  it('keeps single precision where the folder can not be written, and says so', async () => {
    const file = join(temporaryFolder(), 'file');
    writeFileSync(file, '');
    const { model, known, notes } = await openWith(join(file, 'prepared'));
    expect(model).toBe(known);
    expect(notes).toMatchObject([{ code: 'bytes-not-used', facts: { verdict: 'not-writable' } }]);
  });

  it('leaves small models and those whose precision was named as they are', async () => {
    const folder = join(temporaryFolder(), 'prepared');
    const small = await openWith(folder, { ...always, minWeightBytes: 1024 ** 3 });
    expect(small.model).toBe(small.known);
    const named = await openWith(folder, always, 'fp32');
    expect(named.model).toBe(named.known);
    expect(named.progress).toEqual([]);
  });
});

describe('judgeTrial', () => {
  const trial = (values: readonly number[], ms = 10) => ({
    hidden: Float32Array.from(values),
    logits: [Float32Array.from(values)],
    ms,
  });
  const limits = { maxShareOfTime: 0.9 };

  it('takes what is close and faster', () => {
    expect(judgeTrial(trial([1, 2, 3]), trial([1.01, 2, 3], 5), limits)).toEqual({ verdict: 'better' });
    expect(judgeTrial(trial([1, 2, 3]), trial([1, 2, 3], 9.5), limits)).toMatchObject({ verdict: 'slower' });
  });

  it('refuses other numbers, however fast, and what is no number at all', () => {
    for (const values of [[3, 2, 1], [1, NaN, 3], []])
      expect(judgeTrial(trial([1, 2, 3]), trial(values, 1), limits)).toMatchObject({
        verdict: 'differs',
        part: 'encoder',
      });
    const decoder = { ...trial([1, 2, 3]), logits: [Float32Array.of(5, -2, 1)] };
    expect(judgeTrial(trial([1, 2, 3]), decoder, limits)).toMatchObject({ part: 'decoder' });
  });
});
