import type { Note } from '../../core/notes.ts';
import type { ItemLog } from './item-log.ts';

/** One kind that is being made. */
export interface ActiveRun {
  readonly kind: string;
  readonly group: RunGroup;
  readonly value: Promise<unknown>;
  /** Of results that are lists, as they are found. */
  readonly items: ItemLog<unknown>;
  /** What is worth knowing, all of it when `value` has settled. */
  readonly notes: Note[];
  fraction: number;
}

/** Kinds that are made from one decoding. It goes on while anybody wants one of them. */
export class RunGroup {
  readonly #controller = new AbortController();
  readonly #listeners = new Set<() => void>();
  #users = 0;
  /** Settles when nothing of it runs any more. */
  ended: Promise<void> = Promise.resolve();

  get signal(): AbortSignal {
    return this.#controller.signal;
  }

  get isAbandoned(): boolean {
    return this.signal.aborted;
  }

  progressed(): void {
    for (const listener of this.#listeners) listener();
  }

  /** Returns the way to leave; the last to leave before its end ends it. */
  enter(onProgress: () => void): () => void {
    this.#users++;
    this.#listeners.add(onProgress);
    let isInside = true;
    return () => {
      if (!isInside) return;
      isInside = false;
      this.#listeners.delete(onProgress);
      this.#users--;
      if (this.#users === 0) this.#controller.abort();
    };
  }
}
