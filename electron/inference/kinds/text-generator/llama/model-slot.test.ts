import { describe, expect, it } from 'vitest';
import { createModelSlot } from './model-slot.ts';
import type { OpenModel, OpenRequest } from './open-model.ts';

const never = new AbortController().signal;
const a: OpenRequest = { path: 'a', contextTokens: 4096, neededBytes: 1, threads: 1, onProcessor: true };
const b: OpenRequest = { ...a, path: 'b' };

function slotWithLog() {
  const log: string[] = [];
  const slot = createModelSlot(({ path }) => {
    log.push(`open ${path}`);
    const close = () => Promise.resolve(void log.push(`close ${path}`));
    return Promise.resolve({ graphics: path, close } as unknown as OpenModel);
  });
  const name = ({ graphics }: OpenModel) => graphics;
  return {
    log,
    slot,
    use: (request: OpenRequest) => slot.use(request, never, (open) => Promise.resolve(name(open))),
  };
}

describe('the model that is held in memory', () => {
  it('is opened once, and closed before another one is opened', async () => {
    const { log, use } = slotWithLog();
    expect([await use(a), await use(a), await use(b), await use(a)]).toEqual(['a', 'a', 'b', 'a']);
    expect(log).toEqual(['open a', 'close a', 'open b', 'close b', 'open a']);
  });

  it('is not taken from under whoever works with it, and can be looked at meanwhile', async () => {
    const { log, slot, use } = slotWithLog();
    const { promise, resolve: finish } = Promise.withResolvers<undefined>();
    const working = slot.use(a, never, () => promise);
    await Promise.resolve();
    const other = use(b);
    await expect.poll(() => log).toEqual(['open a']);
    expect(await slot.look(a, never, ({ graphics }) => graphics)).toBe('a');
    finish(undefined);
    await working;
    expect(await other).toBe('b');
    expect(log).toEqual(['open a', 'close a', 'open b']);
  });

  it('is freed when all who loaded it have dropped it', async () => {
    const { log, slot, use } = slotWithLog();
    await use(a);
    slot.keep(a);
    slot.keep(a);
    await slot.drop(a);
    expect(log).toEqual(['open a']);
    await slot.drop(a);
    expect(log).toEqual(['open a', 'close a']);
  });

  it('is opened for nobody who has left', async () => {
    const { log, slot } = slotWithLog();
    await expect(slot.use(a, AbortSignal.abort(), () => Promise.resolve())).rejects.toThrow();
    expect(log).toEqual([]);
  });
});
