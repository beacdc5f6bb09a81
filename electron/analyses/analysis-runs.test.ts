import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { defineAnalysis } from '../../core/analysis/analysis.ts';
import { SidecutError } from '../../core/errors.ts';
import { note } from '../../core/notes.ts';
import type { MediaInfo } from '../../core/media/media-info.ts';
import type { Library } from '../services/library/library.ts';
import { testLibrary } from '../services/library/testing/test-library.ts';
import { probe } from '../services/media/probe.ts';
import {
  eyes,
  makeMedia,
  smallVideo,
  source,
  temporaryFolder,
  tools,
} from '../services/media/testing/media-files.ts';
import { AnalysisRuns } from './analysis-runs.ts';
import { analysisWork } from './analysis-work.ts';
import type { AnalysisWork, Medium, WorkContext } from './analysis-work.ts';
import { SharedSounds } from './sound/shared-sound.ts';

const folder = temporaryFolder();
let media: MediaInfo;
beforeAll(async () => {
  const path = join(folder, 'talk.mkv');
  await makeMedia(path, source('testsrc=s=64x36:r=10:d=2'), source('sine=d=2'), smallVideo, '-c:a aac');
  media = await probe(eyes, path);
});

/** A kind of analysis is one object in a list: this one counts seconds of sound. */
const seconds = defineAnalysis({
  kind: 'seconds',
  version: 3,
  model: 'ears-1',
  options: z.object({}),
  result: z.array(z.number()),
});

function secondsWork(more: {
  readonly hold?: Promise<unknown>;
  readonly isOdd?: boolean;
  readonly onStart?: (context: WorkContext<object>) => void;
}): AnalysisWork {
  return analysisWork({
    analysis: seconds,
    source: 'sound',
    stage: 'job.stage.sound',
    isImported: true,
    trackOf: ({ audio }) => audio[0]!,
    async listen(samples, context) {
      more.onStart?.(context);
      const found: number[] = [];
      for await (const { length } of samples) {
        found.push(length / 16_000);
        context.found([length / 16_000]);
        await more.hold;
      }
      if (more.isOdd) context.note(note('kept-text', { text: 'odd' }));
      return found;
    },
  });
}

const frames = analysisWork({
  analysis: defineAnalysis({ kind: 'frames', options: z.object({}), result: z.number() }),
  source: 'picture',
  stage: 'job.stage.pictures',
  isImported: true,
  open: () => {
    let count = 0;
    return {
      onFrame: () => {
        count++;
      },
      end: () => Promise.resolve(count),
    };
  },
});

async function open(works: readonly AnalysisWork[]) {
  const { analyses } = await testLibrary();
  let calls = 0;
  const store: Library['analyses'] = {
    list: (fingerprint) => (calls++, analyses.list(fingerprint)),
    find: (name) => (calls++, analyses.find(name)),
    save: (found) => (calls++, analyses.save(found)),
    fail: (...failed) => (calls++, analyses.fail(...failed)),
  };
  let decodings = 0;
  const sounds = new SharedSounds(() => (decodings++, Promise.resolve(tools)), join(folder, 'sound'));
  const changed: string[] = [];
  const runs = new AnalysisRuns({
    ...{ works, store, sounds, inference: {} as never, tools: () => Promise.resolve(tools) },
    onChanged: (_, kind) => changed.push(kind),
  });
  const medium: Medium = { fingerprint: 'f', media, id: 'talk', folder: null };
  const join_ = (signal: AbortSignal, onProgress: (fraction: number) => void = () => undefined) => ({
    signal,
    onProgress,
  });
  return {
    ...{ runs, medium, changed, join: join_, decodings: () => decodings, calls: () => calls },
    find: (kind: string) => analyses.find({ fingerprint: 'f', kind, options: {} }),
  };
}

const never = new AbortController().signal;
const wanted = [{ kind: 'seconds', options: {} }];

describe('a kind of analysis', () => {
  it('is made, and says what it was made from', async () => {
    const { runs, medium, join: by, find, changed } = await open([secondsWork({}), frames]);
    const fractions: number[] = [];
    await runs.make(
      medium,
      [...wanted, { kind: 'frames', options: {} }],
      by(never, (part) => fractions.push(part)),
    );
    expect(await find('seconds')).toMatchObject({
      ...{ state: 'done', version: 3, model: 'ears-1', inputs: null, notes: [] },
      value: [0.512, 0.512, 0.512, expect.any(Number)],
    });
    expect(await find('frames')).toMatchObject({ value: 20 });
    expect(fractions.at(-1)).toBe(1);
    expect(changed.sort()).toEqual(['frames', 'seconds']);
    await expect(runs.make(medium, [{ kind: 'sing', options: {} }], by(never))).rejects.toMatchObject({
      code: 'kind-unknown',
    });
  });

  it('counts as a part when something was odd, and keeps what was there when it fails', async () => {
    const odd = await open([secondsWork({ isOdd: true })]);
    await odd.runs.make(odd.medium, wanted, odd.join(never));
    expect(await odd.find('seconds')).toMatchObject({
      ...{ state: 'partly', notes: [{ code: 'kept-text', facts: { text: 'odd' } }] },
    });
    const failing = await open([
      secondsWork({
        onStart: () => {
          throw new SidecutError('disconnected', { reason: 'lost', operation: 'detect' });
        },
      }),
    ]);
    await expect(failing.runs.make(failing.medium, wanted, failing.join(never))).rejects.toMatchObject({
      code: 'disconnected',
    });
    expect(await failing.find('seconds')).toMatchObject({
      ...{ state: 'failed', value: null, failure: { code: 'disconnected' } },
    });
  });
});

describe('what a kind needs', () => {
  it('is followed while somebody makes it, decoded once, and nobody asks again whether it is there', async () => {
    let letGo: (value?: unknown) => void = () => undefined;
    const hold = new Promise((resolve) => (letGo = resolve));
    const { runs, medium, join: by, decodings, calls } = await open([secondsWork({ hold })]);
    const making = runs.make(medium, wanted, by(never));
    const [one, two] = [await runs.need(medium, wanted, never), await runs.need(medium, wanted, never)];
    const iterator = one.results[0]!.items[Symbol.asyncIterator]();
    // The first item comes though the whole is held.
    expect((await iterator.next()).value).toBe(0.512);
    const asked = calls();
    await sleep(700);
    expect(calls()).toBe(asked);
    letGo();
    const all: unknown[] = [];
    for await (const item of two.results[0]!.items) all.push(item);
    expect(all).toEqual(await one.results[0]!.value);
    await Promise.all([making, one.left, two.left]);
    expect(decodings()).toBe(1);
    expect(runs.runningKinds('f')).toEqual([]);
    const stored = await runs.need(medium, wanted, never);
    expect(await stored.results[0]!.value).toEqual(all);
    expect(decodings()).toBe(1);
  });

  it('is made anew when it is out of date, and ends when nobody wants it any more', async () => {
    let aborted = 0;
    const onStart = ({ signal }: WorkContext<object>) => signal.addEventListener('abort', () => aborted++);
    const hold = sleep(300);
    const { runs, medium, join: by, find } = await open([secondsWork({ hold, onStart })]);
    const [first, second] = [new AbortController(), new AbortController()];
    const making = runs.make(medium, wanted, by(first.signal));
    const needing = await runs.need(medium, wanted, second.signal);
    first.abort();
    await expect(making).rejects.toMatchObject({ name: 'AbortError' });
    expect(aborted).toBe(0);
    second.abort();
    await needing.left;
    expect(aborted).toBe(1);
    expect(await find('seconds')).toBeNull();
  });
});
