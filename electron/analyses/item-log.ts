/** A list that grows while others read it, each from its beginning and at its own pace. */
export class ItemLog<Item> {
  readonly #items: Item[] = [];
  #end: { readonly error: unknown } | 'whole' | undefined;
  #waiting: (() => void)[] = [];

  push(items: readonly Item[]): void {
    this.#items.push(...items);
    this.#wake();
  }

  end(): void {
    this.#end ??= 'whole';
    this.#wake();
  }

  /** Whoever has read all items gets the error. */
  fail(error: unknown): void {
    this.#end ??= { error };
    this.#wake();
  }

  async *read(signal: AbortSignal): AsyncGenerator<Item> {
    for (let next = 0; ;) {
      signal.throwIfAborted();
      while (next < this.#items.length) yield this.#items[next++]!;
      if (this.#end === 'whole') return;
      if (this.#end !== undefined) throw this.#end.error;
      await this.#changed(signal);
    }
  }

  #changed(signal: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      const wake = () => {
        signal.removeEventListener('abort', wake);
        resolve();
      };
      signal.addEventListener('abort', wake);
      this.#waiting.push(wake);
    });
  }

  #wake(): void {
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const wake of waiting) wake();
  }
}
