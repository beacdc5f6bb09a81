/**
 * Memory of finished batches for the next ones. The encoder's keys and values of a batch are hundreds of
 * megabytes; left to the garbage collector, those of two or three batches would be held at once.
 */
export class FloatPool {
  readonly #free: Float32Array[] = [];

  /** Contents are left over from earlier use. */
  take(length: number): Float32Array {
    const fitting = this.#free.filter((block) => block.length >= length);
    const smallest = fitting.reduce<Float32Array | undefined>(
      (best, block) => (best && best.length <= block.length ? best : block),
      undefined,
    );
    if (!smallest) {
      // What is too small for this batch will be too small for the next of its size.
      this.#free.length = 0;
      return new Float32Array(length);
    }
    this.#free.splice(this.#free.indexOf(smallest), 1);
    return smallest.subarray(0, length);
  }

  give(block: Float32Array): void {
    this.#free.push(new Float32Array(block.buffer));
  }

  clear(): void {
    this.#free.length = 0;
  }
}
