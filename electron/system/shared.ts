/**
 * What several wait for: made once, whoever of them gives up. Keeps each result by its key; a failure is forgotten, so that
 * it can be tried again. `make` hears of nobody's signal: the one who asked first may be the first to leave.
 */
export class Shared<Key, Value> {
  readonly #made = new Map<Key, Promise<Value>>();

  /** Rejects with the signal's reason as soon as it is aborted; what is being made goes on for the others. */
  async get(key: Key, make: () => Promise<Value>, signal?: AbortSignal): Promise<Value> {
    signal?.throwIfAborted();
    const known = this.#made.get(key);
    const made = known ?? make();
    if (known === undefined) {
      this.#made.set(key, made);
      made.catch(() => this.#made.get(key) === made && this.#made.delete(key));
    }
    return signal === undefined ? made : unlessAborted(made, signal);
  }

  delete(key: Key): void {
    this.#made.delete(key);
  }

  clear(): void {
    this.#made.clear();
  }
}

function unlessAborted<Value>(made: Promise<Value>, signal: AbortSignal): Promise<Value> {
  return new Promise((resolve, reject) => {
    const leave = () => reject(signal.reason as Error);
    signal.addEventListener('abort', leave, { once: true });
    made.then(resolve, reject).finally(() => signal.removeEventListener('abort', leave));
  });
}
