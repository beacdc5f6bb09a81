/** The best of many by score, in a heap whose least stands first. */
export class NearestRows {
  readonly #scores: Float32Array;
  readonly #rows: Uint32Array;
  #size = 0;

  constructor(max: number) {
    this.#scores = new Float32Array(max);
    this.#rows = new Uint32Array(max);
  }

  /** What a row must beat to be one. */
  get floor(): number {
    return this.#size < this.#rows.length ? -Infinity : this.#scores[0]!;
  }

  /** Only with a score above `floor`. */
  add(row: number, score: number): void {
    if (this.#size < this.#rows.length) this.#rise(this.#size++, row, score);
    else this.#sink(row, score);
  }

  /** In no order. */
  rows(): Uint32Array {
    return this.#rows.subarray(0, this.#size);
  }

  #rise(from: number, row: number, score: number): void {
    let at = from;
    while (at > 0) {
      const above = (at - 1) >> 1;
      if (this.#scores[above]! <= score) break;
      this.#move(above, at);
      at = above;
    }
    this.#scores[at] = score;
    this.#rows[at] = row;
  }

  #sink(row: number, score: number): void {
    let at = 0;
    for (;;) {
      let below = at * 2 + 1;
      if (below >= this.#size) break;
      if (below + 1 < this.#size && this.#scores[below + 1]! < this.#scores[below]!) below += 1;
      if (this.#scores[below]! >= score) break;
      this.#move(below, at);
      at = below;
    }
    this.#scores[at] = score;
    this.#rows[at] = row;
  }

  #move(from: number, to: number): void {
    this.#scores[to] = this.#scores[from]!;
    this.#rows[to] = this.#rows[from]!;
  }
}
