import { createTurns } from '../../../../../core/async/turns.ts';
import { openModel } from './open-model.ts';
import type { OpenModel, OpenRequest } from './open-model.ts';

/** Holds one model in memory: two do not fit. Another one is closed before the next is opened. */
export interface ModelSlot {
  /** Works with the model, one after the other; opens it where it is not the one that is held. */
  use<Result>(
    request: OpenRequest,
    signal: AbortSignal,
    work: (open: OpenModel) => Promise<Result>,
  ): Promise<Result>;
  /** A look at it that takes no time, beside whoever works with it. */
  look<Result>(request: OpenRequest, signal: AbortSignal, work: (open: OpenModel) => Result): Promise<Result>;
  /** Whoever opened it as often as it is dropped needs it no more: its memory is freed. */
  drop(request: OpenRequest): Promise<void>;
  /** Counts who will drop it. */
  keep(request: OpenRequest): void;
  /** What the one that is held was reckoned to take: another one may have it. */
  heldBytes(): number;
}

export function createModelSlot(open: typeof openModel = openModel): ModelSlot {
  const turns = createTurns();
  const kept = new Map<string, number>();
  let held: { readonly key: string; readonly open: OpenModel; readonly bytes: number } | undefined;

  async function empty(): Promise<void> {
    const before = held;
    held = undefined;
    await before?.open.close();
  }

  async function take(request: OpenRequest, signal: AbortSignal): Promise<OpenModel> {
    const key = keyOf(request);
    if (held?.key === key) return held.open;
    await empty();
    signal.throwIfAborted();
    const opened = await open(request, signal);
    held = { key, open: opened, bytes: request.neededBytes };
    return opened;
  }

  const use: ModelSlot['use'] = (request, signal, work) =>
    turns(async () => {
      signal.throwIfAborted();
      return await work(await take(request, signal));
    });

  return {
    use,
    look: async (request, signal, work) =>
      held?.key === keyOf(request)
        ? work(held.open)
        : await use(request, signal, (opened) => Promise.resolve(work(opened))),
    heldBytes: () => held?.bytes ?? 0,
    keep: (request) => {
      const key = keyOf(request);
      kept.set(key, (kept.get(key) ?? 0) + 1);
    },
    drop: (request) => {
      const key = keyOf(request);
      kept.set(key, (kept.get(key) ?? 0) - 1);
      return turns(async () => {
        if ((kept.get(key) ?? 0) <= 0 && held?.key === key) await empty();
      });
    },
  };
}

function keyOf({ path, contextTokens, onProcessor }: OpenRequest): string {
  return JSON.stringify([path, contextTokens, onProcessor]);
}
