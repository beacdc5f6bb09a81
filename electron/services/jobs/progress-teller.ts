/** Progress is told and stored this often. */
const tellEveryMs = 200;
const storeEveryMs = 2000;

/** Passes progress on at a bearable rate, the last of it included. */
export class ProgressTeller {
  readonly #tell: () => void;
  readonly #store: () => Promise<void>;
  #timer: NodeJS.Timeout | undefined;
  #storedAtMs = performance.now();
  #storing: Promise<void> = Promise.resolve();

  constructor(tell: () => void, store: () => Promise<void>) {
    this.#tell = tell;
    this.#store = store;
  }

  changed(): void {
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined;
      this.#tell();
      if (performance.now() - this.#storedAtMs < storeEveryMs) return;
      this.#storedAtMs = performance.now();
      // Progress that is not stored is only shown late after a restart.
      this.#storing = this.#store().catch(() => undefined);
    }, tellEveryMs);
  }

  async end(): Promise<void> {
    clearTimeout(this.#timer);
    await this.#storing;
  }
}
