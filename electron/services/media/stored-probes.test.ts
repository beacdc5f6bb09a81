import { expect, it, onTestFinished } from 'vitest';
import { createTurns } from '../../../core/async/turns.ts';
import type { MediaPlace, MediaRecord } from '../library/media-record.ts';
import { sampleMedia } from '../library/testing/sample-project.ts';
import { testLibrary } from '../library/testing/test-library.ts';
import { probeVersion } from './probe.ts';
import { createStoredProbes } from './stored-probes.ts';

const { info, ...sample } = sampleMedia();
const placeOf = (durationMs: number, change: Partial<MediaPlace> = {}): MediaPlace => ({
  ...sample,
  modifiedMs: Math.round(sample.modifiedMs),
  ...{ info: { ...info, durationMs, probeVersion } },
  ...change,
});

/** A library of one file; `look`: what a look at it tells now. */
async function open(look: () => Promise<MediaPlace>, stored: MediaRecord['info'] = info) {
  const library = await testLibrary();
  await library.media.add({ ...sampleMedia(), info: stored });
  const changed: number[] = [];
  let looks = 0;
  const probes = createStoredProbes({
    library,
    inTurn: createTurns(),
    look: () => {
      looks += 1;
      return look();
    },
    onChanged: (record) => {
      changed.push(record.info.durationMs);
      return Promise.resolve();
    },
  });
  onTestFinished(() => probes.close());
  const record = async () => (await library.media.find('talk'))!;
  const renew = async () => {
    probes.renew(await record());
    // What is begun before it goes to its end.
    await new Promise((resolve) => setTimeout(resolve, 50));
  };
  return { library, probes, changed, record, renew, looks: () => looks };
}

it('a length that an earlier probe guessed is measured, once', async () => {
  const { record, renew, changed, looks } = await open(() => Promise.resolve(placeOf(1234)));
  await renew();
  expect((await record()).info).toMatchObject({ durationMs: 1234, probeVersion });
  await renew();
  expect([looks(), changed]).toEqual([1, [1234]]);
});

it('nobody is told where only the version is other, or looked for where it is not', async () => {
  const old = await open(() => Promise.resolve(placeOf(info.durationMs)));
  await old.renew();
  expect((await old.record()).info.probeVersion).toBe(probeVersion);
  expect(old.changed).toEqual([]);
  const current = await open(() => Promise.resolve(placeOf(1)), { ...info, probeVersion });
  await current.renew();
  expect(current.looks()).toBe(0);
});

it('what is stored stays where the file became another one, or can not be read, or the program ends', async () => {
  for (const change of [{ bytes: 1 }, { modifiedMs: 1 }]) {
    const { record, renew, looks } = await open(() => Promise.resolve(placeOf(1234, change)));
    await renew();
    expect((await record()).info).toEqual(info);
    await renew();
    expect(looks()).toBe(2);
  }
  const unreadable = await open(() => Promise.reject(new Error('unreadable')));
  await unreadable.renew();
  await unreadable.renew();
  expect([unreadable.looks(), (await unreadable.record()).info]).toEqual([1, info]);
  const ended = await open(() => Promise.resolve(placeOf(1234)));
  await ended.probes.close();
  await ended.renew();
  expect(ended.looks()).toBe(0);
});
