import { describe, expect, it } from 'vitest';
import { isCancellation } from '../../core/errors.ts';
import { Scheduler } from './scheduler.ts';

const never = new AbortController().signal;

/** A task that runs until it is let go. */
function gate() {
  let open!: () => void;
  const opened = new Promise<void>((resolve) => (open = resolve));
  return { open, opened };
}

describe('the scheduler', () => {
  it('runs background tasks one after the other, in the order of arrival', async () => {
    const scheduler = new Scheduler();
    const log: string[] = [];
    const task = (name: string) => async () => {
      log.push(`${name} starts`);
      await Promise.resolve();
      log.push(`${name} ends`);
    };
    await Promise.all(['a', 'b'].map((name) => scheduler.run('background', never, task(name))));
    expect(log).toEqual(['a starts', 'a ends', 'b starts', 'b ends']);
  });

  it('starts an interactive task beside a running background task', async () => {
    const scheduler = new Scheduler();
    const { open, opened } = gate();
    const background = scheduler.run('background', never, () => opened);
    expect(await scheduler.run('interactive', never, () => Promise.resolve('answer'))).toBe('answer');
    open();
    await background;
  });

  it('starts no background task while an interactive one runs or waits', async () => {
    const scheduler = new Scheduler();
    const log: string[] = [];
    const gates = [gate(), gate()];
    const interactive = gates.map(({ opened }, index) =>
      scheduler.run('interactive', never, () => opened.then(() => void log.push(`interactive ${index}`))),
    );
    const background = scheduler.run('background', never, () => Promise.resolve(void log.push('background')));
    gates[1]!.open();
    gates[0]!.open();
    await Promise.all([...interactive, background]);
    expect(log).toEqual(['interactive 0', 'interactive 1', 'background']);
  });

  it('goes on after a task that fails', async () => {
    const scheduler = new Scheduler();
    const failing = scheduler.run('background', never, () => Promise.reject(new Error('broken')));
    await expect(failing).rejects.toThrow('broken');
    expect(await scheduler.run('background', never, () => Promise.resolve(1))).toBe(1);
  });

  it('lets the next task run when the one before it in the queue is cancelled', async () => {
    const scheduler = new Scheduler();
    const { open, opened } = gate();
    const first = scheduler.run('interactive', never, () => opened);
    const controller = new AbortController();
    const waiting = scheduler.run('interactive', controller.signal, () => Promise.resolve('never'));
    controller.abort();
    await expect(waiting).rejects.toSatisfy(isCancellation);
    const background = scheduler.run('background', never, () => Promise.resolve('ran'));
    open();
    await first;
    expect(await background).toBe('ran');
  });
});
