import { expect, it, vi } from 'vitest';
import { createGiveWay } from './give-way.ts';

const { signal } = new AbortController();

it('waits for jobs that somebody waits for, and until the last edit is a while ago', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'performance'] });
  try {
    let isBusy = true;
    let usedAt = -Infinity;
    const giveWay = createGiveWay(
      { isBusy: () => isBusy, lastUsedAt: () => usedAt },
      { calmMs: 1000, wait: (ms) => new Promise((resolve) => void setTimeout(resolve, ms)) },
    );
    const onWait = vi.fn();
    let isThrough = false;
    const through = giveWay(signal, onWait).then(() => (isThrough = true));
    await vi.advanceTimersByTimeAsync(5000);
    expect([isThrough, onWait.mock.calls.length]).toEqual([false, 1]);
    usedAt = performance.now();
    isBusy = false;
    await vi.advanceTimersByTimeAsync(700);
    expect(isThrough).toBe(false);
    await vi.advanceTimersByTimeAsync(600);
    await through;
    await giveWay(signal, onWait);
    expect(onWait).toHaveBeenCalledTimes(1);
  } finally {
    vi.useRealTimers();
  }
});

it('is left at once when the work is to stop', async () => {
  const giveWay = createGiveWay({ isBusy: () => true, lastUsedAt: () => -Infinity });
  const stop = new AbortController();
  const waiting = giveWay(stop.signal, () => stop.abort(new Error('stopped')));
  await expect(waiting).rejects.toThrow();
  await expect(giveWay(stop.signal, () => undefined)).rejects.toThrow('stopped');
});
