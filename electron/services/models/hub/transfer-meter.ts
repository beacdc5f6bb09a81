/** How a transfer of several files stands. */
export interface TransferState {
  readonly bytesDone: number;
  readonly bytesTotal: number;
  /** Over the last seconds; 0 while nothing came. */
  readonly bytesPerSecond: number;
  /** Undefined until there is a speed to tell it from. */
  readonly secondsLeft: number | undefined;
}

/** Long enough to be calm, short enough to notice a stall. */
const windowMs = 5000;
/** Pieces that arrive closer together are counted as one. */
const bucketMs = 100;

/** Adds up the offsets of several files and knows how fast they grow. Bytes of earlier runs are no speed. */
export class TransferMeter {
  readonly #bytesTotal: number;
  readonly #now: () => number;
  readonly #offsets = new Map<string, number>();
  #bytesDone = 0;
  /** Bytes received and when, oldest first. */
  #received: { readonly atMs: number; bytes: number }[] = [];
  #receivedBytes = 0;
  readonly #startedMs: number;

  constructor(bytesTotal: number, now: () => number = () => performance.now()) {
    this.#bytesTotal = bytesTotal;
    this.#now = now;
    this.#startedMs = now();
  }

  /** The first offset told of a file is what an earlier run left. */
  set(file: string, offset: number): void {
    const before = this.#offsets.get(file);
    this.#offsets.set(file, offset);
    this.#bytesDone += offset - (before ?? 0);
    if (before !== undefined && offset > before) this.#count(offset - before);
  }

  /** Bytes that came in this run, those of discarded parts included. */
  receivedBytes(): number {
    return this.#receivedBytes;
  }

  #count(bytes: number): void {
    this.#receivedBytes += bytes;
    const atMs = this.#now();
    const last = this.#received.at(-1);
    if (last && atMs - last.atMs < bucketMs) last.bytes += bytes;
    else this.#received.push({ atMs, bytes });
  }

  state(): TransferState {
    const nowMs = this.#now();
    this.#received = this.#received.filter((piece) => piece.atMs > nowMs - windowMs);
    const spanMs = Math.min(windowMs, Math.max(1, nowMs - this.#startedMs));
    const bytes = this.#received.reduce((sum, piece) => sum + piece.bytes, 0);
    const bytesPerSecond = (bytes / spanMs) * 1000;
    return {
      bytesDone: this.#bytesDone,
      bytesTotal: this.#bytesTotal,
      bytesPerSecond,
      secondsLeft: bytesPerSecond > 0 ? (this.#bytesTotal - this.#bytesDone) / bytesPerSecond : undefined,
    };
  }
}
