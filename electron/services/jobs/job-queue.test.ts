import { writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { z } from 'zod';
import type { Job } from '../../../core/contract/jobs.ts';
import { SidecutError } from '../../../core/errors.ts';
import { note } from '../../../core/notes.ts';
import { sampleMedia } from '../library/testing/sample-project.ts';
import { testLibrary, testPlace } from '../library/testing/test-library.ts';
import { mediumOfJob } from '../media/job-medium.ts';
import { createJobHandlers } from './handlers.ts';
import { parseOptions } from './job-kind.ts';
import type { JobContext, JobKind } from './job-kind.ts';
import { JobQueue } from './job-queue.ts';
import { ProgressMeter } from './progress-meter.ts';
import { eventually } from './testing/eventually.ts';

const known = note('kept-text', { text: 'known' });

/** Work that runs until the test says how it ends. */
function heldWork() {
  const runs: { readonly title: string; readonly context: JobContext; end(error?: Error): void }[] = [];
  const run = (job: { readonly title: string }, context: JobContext) =>
    new Promise<void>((resolve, reject) => {
      context.signal.addEventListener('abort', () => reject(new SidecutError('cancelled', {})));
      runs.push({ title: job.title, context, end: (error) => (error ? reject(error) : resolve()) });
    });
  return { runs, run };
}

const kindsOf = (works: Works): readonly JobKind[] =>
  Object.entries(works).map(([kind, work]) => ({ kind, stages: [], ...work }));

type Works = Readonly<Record<string, Pick<JobKind, 'resource' | 'run' | 'onAbandoned'>>>;

async function open(works: Works, place = testPlace()) {
  const library = await testLibrary(place);
  const told: Job[] = [];
  const removed: string[] = [];
  const queue = new JobQueue(library.jobs, kindsOf(works), (name, event) => {
    if (name === 'jobs.changed') told.push((event as { job: Job }).job);
    if (name === 'jobs.removed') removed.push(...(event as { jobIds: string[] }).jobIds);
  });
  onTestFinished(() => queue.close());
  await queue.start();
  const add = (title: string, kind = 'install-model') =>
    queue.add({ kind, mediaId: null, title, options: { a: 1 } });
  const states = () => queue.list().map(({ title, state }) => `${title} ${state}`);
  return { library, queue, add, told, removed, states };
}

describe('the job queue', () => {
  it('runs one job at a time for each resource, in order, and resources beside each other', async () => {
    const download = heldWork();
    const media = heldWork();
    const { add, states } = await open({
      'install-model': { resource: 'download', run: download.run },
      prepare: { resource: 'import', run: media.run },
      proxy: { resource: 'import', run: media.run },
    });
    await add('a');
    await add('b', 'prepare');
    await add('c');
    await add('d', 'proxy');
    await eventually(() => expect(media.runs).toHaveLength(1));
    await eventually(() => expect(states()).toEqual(['a running', 'b running', 'c queued', 'd queued']));
    download.runs[0]!.end();
    await eventually(() => expect(states()).toEqual(['a done', 'b running', 'c running', 'd queued']));
    media.runs[0]!.end(new SidecutError('media-damaged', { reason: 'no-index', path: '/talk.mp4' }));
    await eventually(() => expect(states()).toEqual(['a done', 'b failed', 'c running', 'd running']));
  });

  it('pauses, resumes and cancels all at once, and begins none of them meanwhile', async () => {
    const { runs, run } = heldWork();
    const { add, queue, states } = await open({ 'install-model': { resource: 'download', run } });
    for (const title of ['a', 'b', 'c']) await add(title);
    await eventually(() => expect(runs).toHaveLength(1));
    await queue.pauseAll();
    expect(states()).toEqual(['a paused', 'b paused', 'c paused']);
    await queue.resumeAll();
    await eventually(() => expect(states()).toEqual(['a running', 'b queued', 'c queued']));
    await queue.cancelAll();
    expect(states()).toEqual(['a cancelled', 'b cancelled', 'c cancelled']);
    expect(runs.map(({ title }) => title)).toEqual(['a', 'a']);
    await add('d');
    await eventually(() => expect(states().at(-1)).toBe('d running'));
  });

  it('pauses, goes on, cancels and retries, running or waiting', async () => {
    const { runs, run } = heldWork();
    const abandoned: string[] = [];
    const onAbandoned = (job: { readonly title: string }) => Promise.resolve(void abandoned.push(job.title));
    const { add, queue, states } = await open({
      'install-model': { resource: 'download', run, onAbandoned },
    });
    const [a, b] = [await add('a'), await add('b')];
    await eventually(() => expect(runs).toHaveLength(1));
    runs[0]!.context.onProgress({ fraction: 0.4, stage: 'job.stage.downloading' });
    expect(await queue.pause(a.id)).toMatchObject({
      state: 'paused',
      fraction: 0.4,
      speed: null,
      error: null,
    });
    expect(await queue.cancel(a.id)).toMatchObject({ state: 'cancelled' });
    await eventually(() => expect(runs.map(({ title }) => title)).toEqual(['a', 'b']));
    expect(await queue.retry(a.id)).toMatchObject({ state: 'queued', fraction: 0.4 });
    expect(await queue.pause(b.id)).toMatchObject({ state: 'paused' });
    await eventually(() => expect(states()).toEqual(['a running', 'b paused']));
    expect(await queue.resume(b.id)).toMatchObject({ state: 'queued' });
    await queue.pause(b.id);
    runs[2]!.end(new Error('a defect'));
    await eventually(() => expect(states()).toEqual(['a failed', 'b paused']));
    expect(queue.list()[0]!.error).toMatchObject({
      ...{ code: 'internal', retryable: false },
      facts: { message: 'a defect' },
    });
    await eventually(() => expect(abandoned).toEqual(['a', 'a']));
    await expect(queue.pause('nothing')).rejects.toMatchObject({ code: 'job-unknown' });
  });

  it('forgets what has ended, and the jobs of a medium that is removed', async () => {
    const { run, runs } = heldWork();
    const { add, queue, library, removed, states } = await open({
      'install-model': { resource: 'download', run: () => Promise.resolve() },
      prepare: { resource: 'import', run },
    });
    const a = await add('a');
    await eventually(() => expect(states()).toEqual(['a done']));
    await library.media.add(sampleMedia());
    const b = await queue.add({ kind: 'prepare', mediaId: 'talk', title: 'b', options: {} });
    await eventually(() => expect(runs).toHaveLength(1));
    await queue.clear();
    expect(removed).toEqual([a.id]);
    expect(queue.findFor('talk', 'prepare')).toMatchObject({ id: b.id });
    await queue.removeFor('talk');
    expect(removed).toEqual([a.id, b.id]);
    expect(runs[0]!.context.signal.aborted).toBe(true);
    expect(await library.jobs.list()).toEqual([]);
  });

  it('goes on with what ran when the process ended, closed or killed', async () => {
    const place = testPlace();
    const first = heldWork();
    const before = await open({ 'install-model': { resource: 'download', run: first.run } }, place);
    const job = await before.add('a');
    await before.add('b');
    await eventually(() => expect(first.runs).toHaveLength(1));
    await first.runs[0]!.context.update({ notes: [known], trackId: 't' });
    await before.queue.close();
    expect((await before.library.jobs.find(job.id))!.state).toBe('queued');
    // As a kill leaves it.
    await before.library.jobs.update(job.id, { state: 'running', fraction: 0.3 });
    await before.library.close();

    const second = heldWork();
    const after = await open({ 'install-model': { resource: 'download', run: second.run } }, place);
    await eventually(() => expect(second.runs.map(({ title }) => title)).toEqual(['a']));
    expect(after.queue.list()[0]).toMatchObject({ id: job.id, fraction: 0.3, notes: [known], trackId: 't' });
    second.runs[0]!.end();
    await eventually(() => expect(after.states()).toEqual(['a done', 'b running']));
  });

  it('tells progress at most about five times a second, with the last word right', async () => {
    const { runs, run } = heldWork();
    const { add, told } = await open({ 'install-model': { resource: 'download', run } });
    await add('a');
    await eventually(() => expect(runs).toHaveLength(1));
    await eventually(() => expect(told.at(-1)!.state).toBe('running'));
    told.length = 0;
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
    onTestFinished(() => void vi.useRealTimers());
    for (let i = 1; i <= 100; i++) {
      runs[0]!.context.onProgress({ fraction: i / 100, stage: 'job.stage.downloading' });
      vi.advanceTimersByTime(10);
    }
    // The last is told as late as any.
    vi.advanceTimersByTime(200);
    vi.useRealTimers();
    expect(told.at(-1)!.fraction).toBe(1);
    expect(told.length).toBeGreaterThan(1);
    expect(told.length).toBeLessThanOrEqual(6);
  });

  it('starts again what someone else ended, but not for ever', async () => {
    let runs = 0;
    const run = () => {
      runs++;
      return Promise.reject(new SidecutError('cancelled', {}));
    };
    const { add, states } = await open({ 'install-model': { resource: 'download', run } });
    await add('a');
    await eventually(() => expect(states()).toEqual(['a failed']));
    expect(runs).toBe(3);
  });
});

describe('a kind of job', () => {
  it('is one object in a list: it checks what is asked for, and its work is done', async () => {
    const place = testPlace();
    const library = await testLibrary(place);
    const path = join(dirname(place.file), 'talk.mp4');
    await writeFile(path, 'x');
    await library.media.add({ ...sampleMedia(), path, bytes: 1 });
    const counted: unknown[] = [];
    const toy: JobKind = {
      kind: 'count',
      resource: 'counting',
      stages: ['job.stage.counting'],
      accept: (asked) =>
        Promise.resolve({ options: parseOptions('count', z.object({ to: z.int() }), asked) }),
      run: ({ options }) => Promise.resolve(void counted.push(options)),
    };
    const queue = new JobQueue(library.jobs, [toy], () => undefined);
    onTestFinished(() => queue.close());
    await queue.start();
    const handlers = createJobHandlers({
      queue,
      findMedium: (mediaId) => mediumOfJob(library, { mediaId }),
    });
    const start = (kind: string, options: unknown) =>
      handlers['jobs.start']({ kind, mediaId: 'talk', options }, { signal, progress: () => undefined });
    await expect(start('count', { to: 'ten' })).rejects.toMatchObject({ code: 'usage' });
    await expect(start('sing', {})).rejects.toMatchObject({ code: 'kind-unknown' });
    expect(await start('count', { to: 3 })).toMatchObject({ kind: 'count', title: 'talk.mp4' });
    await eventually(() => expect(queue.list()[0]!.state).toBe('done'));
    expect(counted).toEqual([{ to: 3 }]);
  });

  it('has a name of its own', async () => {
    const library = await testLibrary();
    const twice = kindsOf({ a: { resource: 'r', run: () => Promise.resolve() } });
    expect(() => new JobQueue(library.jobs, [...twice, ...twice], () => undefined)).toThrow('named a');
  });
});

const { signal } = new AbortController();

describe('the progress of a job', () => {
  it('counts what this run gained, not what an earlier one did', () => {
    let now = 0;
    const meter = new ProgressMeter(0.5, null, () => now);
    meter.report({ fraction: 0.5, stage: 'job.stage.loadingModel' });
    now = 60_000;
    meter.report({ fraction: 0.5, stage: 'job.stage.recognising', positionMs: 500_000 });
    expect(meter.measured).toMatchObject({ speed: null, secondsLeft: null });
    now = 70_000;
    meter.report({ fraction: 0.75, positionMs: 600_000 });
    expect(meter.measured).toEqual({
      fraction: 0.75,
      stage: 'job.stage.recognising',
      speed: 10,
      secondsLeft: 10,
    });
  });
});
