import { existsSync, readdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { quantiseFile } from '../graph/quantise/quantise-file.ts';
import { temporaryFolder, writeSmallGraph } from '../graph/testing/small-graph.ts';
import { makePrepared, preparedKey } from './make-prepared.ts';
import type { MakeSettings } from './make-prepared.ts';
import { mayMeasureAgain, readPrepared } from './prepared-lock.ts';
import type { Judgement } from './prepared-lock.ts';

function making(change: Partial<MakeSettings> = {}): MakeSettings {
  const folder = join(temporaryFolder(), 'prepared');
  const files = [quantiseFile(writeSmallGraph(temporaryFolder()), folder, 'step.weights', () => true)];
  const key = preparedKey({ source: 'weights', files, max: 127, machine: 'this one' });
  const judge = () => Promise.resolve<Judgement>({ verdict: 'better' });
  return {
    place: { folder, source: 'weights' },
    ...{ key, files, max: 127, judge },
    signal: new AbortController().signal,
    onProgress: () => undefined,
    ...change,
  };
}

const filesIn = ({ place }: MakeSettings) => readdirSync(place.folder).sort();

describe('makePrepared', () => {
  it('makes the weights, and finds them again for the same model, graph and machine only', async () => {
    const progress: number[] = [];
    const settings = making({ onProgress: (done) => progress.push(done) });
    const { folder } = settings.place;
    expect(await readPrepared(folder, settings.key)).toBeUndefined();
    await makePrepared(settings);
    expect(progress.at(-1)).toBe(1);
    expect(filesIn(settings)).toEqual(['prepared.json', 'step.weights']);
    expect(await readPrepared(folder, settings.key)).toEqual({ verdict: 'better' });
    const { files } = settings;
    const others = [
      { source: 'others', machine: 'this one', max: 127 },
      { source: 'weights', machine: 'another', max: 127 },
      { source: 'weights', machine: 'this one', max: 64 },
    ];
    for (const other of others)
      expect(await readPrepared(folder, preparedKey({ files, ...other }))).toBeUndefined();
  });

  it('notices weights that were cut or changed, and takes those that were only touched', async () => {
    const settings = making();
    const { folder } = settings.place;
    const weights = join(folder, 'step.weights');
    const lock = () => readPrepared(folder, settings.key);
    await makePrepared(settings);
    const content = readFileSync(weights);
    writeFileSync(weights, content);
    expect(await lock()).toEqual({ verdict: 'better' });
    writeFileSync(
      weights,
      content.map((byte, index) => (index === 5000 ? byte ^ 1 : byte)),
    );
    expect(await lock()).toBeUndefined();
    await makePrepared(settings);
    truncateSync(weights, 100);
    expect(await lock()).toBeUndefined();
    writeFileSync(join(folder, 'prepared.json'), '{');
    expect(await lock()).toBeUndefined();
  });

  it('keeps nothing but the judgement of what is not used', async () => {
    const slower = { verdict: 'slower', floatMs: 10, bytesMs: 20 } as const;
    const settings = making({ judge: () => Promise.resolve(slower) });
    expect(await makePrepared(settings)).toEqual(slower);
    expect(filesIn(settings)).toEqual(['prepared.json']);
    expect(await readPrepared(settings.place.folder, settings.key)).toEqual(slower);
  });

  it('leaves the weights of another making that is not judged yet, also where its own are of no use', async () => {
    const settings = making();
    const { folder } = settings.place;
    const graph = writeSmallGraph(temporaryFolder());
    const others = [quantiseFile(graph, folder, 'other.weights', () => true)];
    let seen: readonly string[] = [];
    const judge = async (): Promise<Judgement> => {
      // Another one of the same folder, with other weights, is made from the beginning to the end meanwhile.
      await makePrepared({ ...settings, files: others, key: 'another', judge: settings.judge });
      seen = filesIn(settings);
      return { verdict: 'better' };
    };
    await makePrepared({ ...settings, judge });
    expect(seen).toContain('step.weights');
    expect(filesIn(settings)).toEqual(['prepared.json', 'step.weights']);
    expect(await readPrepared(folder, settings.key)).toEqual({ verdict: 'better' });
  });

  it('is measured once more a while after it was slower, and then no more', async () => {
    const slower = { verdict: 'slower', floatMs: 10, bytesMs: 20 } as const;
    const settings = making({ judge: () => Promise.resolve(slower) });
    const { folder } = settings.place;
    await makePrepared(settings);
    const later = Date.now() + 11 * 60_000;
    expect(await mayMeasureAgain(folder, slower)).toBe(false);
    expect(await mayMeasureAgain(folder, slower, later)).toBe(true);
    const confirmed = { ...slower, isConfirmed: true } as const;
    await makePrepared({ ...settings, judge: () => Promise.resolve(confirmed) });
    expect(await readPrepared(folder, settings.key)).toEqual(confirmed);
    expect(await mayMeasureAgain(folder, confirmed, later)).toBe(false);
    expect(await mayMeasureAgain(folder, { verdict: 'better' }, later)).toBe(false);
  });

  it('is whole when two make it at once', async () => {
    const settings = making();
    await Promise.all([makePrepared(settings), makePrepared(settings)]);
    expect(filesIn(settings)).toEqual(['prepared.json', 'step.weights']);
    expect(await readPrepared(settings.place.folder, settings.key)).toEqual({ verdict: 'better' });
  });

  it('fails beside what another process has made by then, and leaves it', async () => {
    const settings = making();
    const judge = async () => {
      await makePrepared(settings);
      throw new Error('no memory');
    };
    await expect(makePrepared({ ...settings, judge })).rejects.toThrow('no memory');
    expect(await readPrepared(settings.place.folder, settings.key)).toEqual({ verdict: 'better' });
  });

  it('leaves no file when it is cancelled or fails, and takes away what a killed process left', async () => {
    const stop = new AbortController();
    const cancelled = making({ signal: stop.signal, onProgress: () => stop.abort() });
    await expect(makePrepared(cancelled)).rejects.toThrow(/abort/i);
    expect(filesIn(cancelled)).toEqual([]);

    const failing = making({ judge: () => Promise.reject(new Error('no memory')) });
    await expect(makePrepared(failing)).rejects.toThrow('no memory');
    expect(filesIn(failing)).toEqual([]);
    expect(await readPrepared(failing.place.folder, failing.key)).toBeUndefined();

    const settings = making();
    await makePrepared(settings);
    // No process has this number: it is above the largest that systems give.
    const left = join(settings.place.folder, 'step.weights.99999999.a-b.tmp');
    const old = join(settings.place.folder, 'step-of-another-version.weights');
    for (const path of [left, old]) writeFileSync(path, 'x');
    await makePrepared(settings);
    expect([existsSync(left), existsSync(old)]).toEqual([false, false]);
  });
});
