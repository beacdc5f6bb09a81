import { rm } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Channel } from '../transport/channels/channel.ts';
import type { Request, Response } from '../transport/envelope.ts';
import { isGoneWithin } from './testing/processes.ts';
import { createToyClient, writeToyModel } from './testing/toy-client.ts';
import { cancelGraceMs, watchCancels } from './watch-cancels.ts';

describe('the watch over cancelled calls', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  function watched() {
    let answer: (message: Response) => void = () => undefined;
    let end: () => void = () => undefined;
    const post = vi.fn();
    const channel: Channel<Response, Request> = {
      post,
      onMessage: (listener) => void (answer = listener),
      onClose: (listener) => void (end = listener),
      close: () => end(),
      hold: () => undefined,
      free: () => undefined,
    };
    const onStuck = vi.fn();
    const line = watchCancels(channel, onStuck, 100);
    const heard: Response[] = [];
    line.onMessage((message) => void heard.push(message));
    // It has begun: it tells how far it is.
    const begin = () => answer({ kind: 'progress', id: 0, value: 'begun' });
    return { line, post, onStuck, heard, begin, answer: (message: Response) => answer(message) };
  }

  it('tells once that no answer came in time', () => {
    const { line, post, onStuck, begin } = watched();
    begin();
    line.post({ kind: 'cancel', id: 1 });
    line.post({ kind: 'cancel', id: 2 });
    expect(post).toHaveBeenCalledTimes(2);
    vi.advanceTimersByTime(99);
    expect(onStuck).not.toHaveBeenCalled();
    vi.advanceTimersByTime(1000);
    expect(onStuck).toHaveBeenCalledTimes(1);
  });

  it('is content with any answer, and passes it on', () => {
    const { line, onStuck, heard, answer } = watched();
    line.post({ kind: 'cancel', id: 1 });
    line.post({ kind: 'cancel', id: 2 });
    answer({ kind: 'reply', id: 1, value: 'done before' });
    answer({ kind: 'error', id: 2, error: { code: 'cancelled', facts: {}, retryable: false } });
    vi.advanceTimersByTime(1000);
    expect(onStuck).not.toHaveBeenCalled();
    expect(heard).toHaveLength(2);
  });

  it('takes progress for no answer', () => {
    const { line, onStuck, answer } = watched();
    line.post({ kind: 'cancel', id: 1 });
    answer({ kind: 'progress', id: 1, value: 'still at it' });
    vi.advanceTimersByTime(1000);
    expect(onStuck).toHaveBeenCalledTimes(1);
  });

  it('leaves a worker that is not heard yet the time to start', () => {
    const { line, onStuck, begin } = watched();
    line.post({ kind: 'cancel', id: 1 });
    vi.advanceTimersByTime(5000);
    expect(onStuck).not.toHaveBeenCalled();
    begin();
    vi.advanceTimersByTime(100);
    expect(onStuck).toHaveBeenCalledTimes(1);
    const silent = watched();
    silent.line.post({ kind: 'cancel', id: 1 });
    vi.advanceTimersByTime(20_000);
    expect(silent.onStuck).toHaveBeenCalledTimes(1);
  });

  it('ends with the line', () => {
    const { line, onStuck } = watched();
    line.post({ kind: 'cancel', id: 1 });
    line.close();
    vi.advanceTimersByTime(20_000);
    expect(onStuck).not.toHaveBeenCalled();
  });
});

describe('a worker with a call that was cancelled', () => {
  let client: ReturnType<typeof createToyClient>;
  let folder: string;
  beforeAll(async () => void (folder = await writeToyModel('a b')));
  afterAll(() => rm(folder, { recursive: true }));
  beforeEach(() => void (client = createToyClient()));
  afterEach(() => client.close());

  const load = async () => (await client.load('toy', { folder, device: 'cpu' })).modelKey;

  /** Cancels a call that has begun; gives the time until its caller knew. */
  async function cancelHanging(
    modelKey: string,
    how: 'waits' | 'blocks' | 'stops',
    { hang } = client,
  ): Promise<number> {
    const controller = new AbortController();
    const { signal } = controller;
    let cancelledAt = 0;
    const onProgress = () => {
      cancelledAt = performance.now();
      controller.abort();
    };
    const hanging = hang({ modelKey, how }, { signal, onProgress });
    await expect(hanging).rejects.toMatchObject({ code: 'cancelled' });
    return performance.now() - cancelledAt;
  }

  it.each(['waits', 'blocks'] as const)(
    'is ended when the call goes on (it %s), and the next call is served by another',
    async (how) => {
      const modelKey = await load();
      const { pid } = await client.describe({});
      expect(await cancelHanging(modelKey, how)).toBeLessThan(cancelGraceMs / 2);
      // Behind the call that goes on: it fails with the process, and may be tried again.
      await expect(client.write({ modelKey })).rejects.toMatchObject({
        code: 'worker-crashed',
        retryable: true,
        facts: { reason: 'stopped', operation: 'write' },
      });
      expect(await isGoneWithin(pid, 5000)).toBe(true);
      await expect(client.write({ modelKey })).rejects.toMatchObject({
        code: 'worker-crashed',
        retryable: true,
        facts: { reason: 'model-lost', modelKey },
      });
      expect(await client.write({ modelKey: await load() })).toBe('a b');
      expect((await client.describe({})).pid).not.toBe(pid);
    },
  );

  it('goes on when the call stops', async () => {
    const modelKey = await load();
    const { pid } = await client.describe({});
    await cancelHanging(modelKey, 'stops');
    await sleep(cancelGraceMs * 1.2);
    expect(await client.write({ modelKey })).toBe('a b');
    expect((await client.describe({})).pid).toBe(pid);
  });

  it('does not count among those that crash', async () => {
    await using strict = createToyClient({ cancelGraceMs: 200 });
    const loadToy = async () => (await strict.load('toy', { folder, device: 'cpu' })).modelKey;
    for (let time = 0; time < 4; time++) {
      const { pid } = await strict.describe({});
      await cancelHanging(await loadToy(), 'waits', strict);
      expect(await isGoneWithin(pid, cancelGraceMs + 5000)).toBe(true);
    }
    expect(await strict.write({ modelKey: await loadToy() })).toBe('a b');
  });

  it('is ended with its client, although the call goes on', async () => {
    const modelKey = await load();
    const { pid } = await client.describe({});
    await cancelHanging(modelKey, 'blocks');
    await client.close();
    expect(await isGoneWithin(pid, 0)).toBe(true);
  });
});
