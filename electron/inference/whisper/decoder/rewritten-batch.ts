import { Tensor } from 'onnxruntime-node';
import type { InferenceSession } from 'onnxruntime-node';
import type { DecodingBatch, FirstOutput, PromptRow, StepOutput } from './decoder.ts';
import type { DecoderCache, Tensors } from './decoder-cache.ts';
import { alignmentOutput, stepInputs } from '../graph/step-graph.ts';
import { requireFloat32 } from './tensor-rows.ts';

export interface BatchParts {
  /** `graph/step-graph.ts` */
  readonly step: InferenceSession;
  readonly heads: number;
  readonly vocabularySize: number;
  /** The longest sequence (config's `max_target_positions`). */
  readonly positions: number;
  /** A token for the unused places of shorter prompts. */
  readonly padding: number;
  /** Heads that the graph's `alignment` output has, if it has one. */
  readonly alignmentHeads: number;
  /** Frames of the encoder's output. */
  readonly frames: number;
}

/** Not allowed: small enough that its exp is 0, large enough for sums to stay finite. */
const hiddenBias = -1e9;
/** The cache grows by this many positions. */
const capacityStep = 64;

export function capacityFor(length: number, positions: number): number {
  return Math.min(positions, Math.ceil(length / capacityStep) * capacityStep);
}

/** Rows of a rewritten decoder: see [Note: The rewritten decoder]. */
export class RewrittenBatch implements DecodingBatch {
  readonly #parts: BatchParts;
  readonly #cache: DecoderCache;
  readonly #attention: boolean;
  /** Window of each row. */
  #rows: readonly number[];
  /** Positions of each row that are filled. */
  #lengths: readonly number[];
  /** `[rows, capacity]`: what each row's next token may look at. */
  #bias = new Float32Array(0);
  /** `[rows, picked, vocabulary]` of the last call. */
  #logits: Float32Array = new Float32Array(0);
  /** `[rows, alignment heads, frames]` of the last call. */
  #alignment: Float32Array = new Float32Array(0);

  constructor(parts: BatchParts, cache: DecoderCache, prompts: readonly PromptRow[], attention: boolean) {
    this.#parts = parts;
    this.#cache = cache;
    this.#attention = attention && parts.step.outputNames.includes(alignmentOutput);
    this.#rows = prompts.map(({ window }) => window);
    this.#lengths = prompts.map(() => 0);
  }

  /** All prompts in one call; shorter ones are padded behind, where nothing ever looks. */
  async begin(prompts: readonly PromptRow[]): Promise<FirstOutput> {
    const { padding, vocabularySize } = this.#parts;
    const { capacity } = this.#cache;
    const rows = prompts.length;
    const length = Math.max(...prompts.map(({ tokens }) => tokens.length));
    const tokens = prompts.flatMap((prompt) => [
      ...prompt.tokens,
      ...Array<number>(length - prompt.tokens.length).fill(padding),
    ]);
    const positions = prompts.flatMap(() => Array.from({ length }, (_, position) => position));
    const bias = new Float32Array(rows * length * capacity).fill(hiddenBias);
    for (let line = 0; line < rows * length; line++) {
      bias.fill(0, line * capacity, line * capacity + (line % length) + 1);
    }
    const picked = prompts.flatMap((prompt) => [prompt.startIndex, prompt.tokens.length - 1]);
    await this.#run(tokens, positions, bias, picked, false);
    this.#lengths = prompts.map((prompt) => prompt.tokens.length);
    this.#resetBias();
    const line = (row: number, which: number): Float32Array => {
      const from = (2 * row + which) * vocabularySize;
      return this.#logits.subarray(from, from + vocabularySize);
    };
    return {
      startLogits: joinRows(prompts.map((_, row) => line(row, 0))),
      logits: joinRows(prompts.map((_, row) => line(row, 1))),
    };
  }

  async step(tokens: readonly number[]): Promise<StepOutput> {
    const rows = this.#rows.length;
    if (tokens.length !== rows) throw new RangeError('a step needs one token for every row');
    await this.#makeRoom();
    const { capacity } = this.#cache;
    this.#lengths.forEach((length, row) => {
      this.#bias[row * capacity + length] = 0;
    });
    const bias = this.#bias.subarray(0, rows * capacity);
    const picked = tokens.map(() => 0);
    await this.#run(tokens, this.#lengths, bias, picked, this.#attention);
    this.#lengths = this.#lengths.map((length) => length + 1);
    const logits = this.#logits;
    if (!this.#attention) return { logits };
    const { alignmentHeads, frames } = this.#parts;
    return { logits, attention: { data: this.#alignment, heads: alignmentHeads, frames } };
  }

  async select(rows: readonly number[]): Promise<void> {
    const windows = rows.map((row) => this.#rows[row] ?? 0);
    await this.#cache.select(
      rows,
      windows.every((window, row) => window === this.#rows[row]),
    );
    this.#rows = windows;
    this.#lengths = rows.map((row) => this.#lengths[row] ?? 0);
    this.#resetBias();
  }

  dispose(): void {
    this.#cache.dispose();
  }

  /** Leaves what it computes in `#logits` and `#alignment`. */
  async #run(
    tokens: readonly number[],
    positions: readonly number[],
    bias: Float32Array,
    picked: readonly number[],
    attention: boolean,
  ): Promise<void> {
    const rows = this.#rows.length;
    const length = tokens.length / rows;
    const feeds: Tensors = {
      ...this.#cache.feeds(),
      [stepInputs.tokens]: int64(tokens, [rows, length]),
      [stepInputs.positions]: int64(positions, [rows, length]),
      [stepInputs.cacheIndex]: this.#cacheIndex(positions, length),
      [stepInputs.bias]: new Tensor('float32', bias, [rows, 1, length, this.#cache.capacity]),
      [stepInputs.logitIndex]: int64(picked, [rows, picked.length / rows, 1]),
    };
    const outputs = await this.#parts.step.run(feeds, this.#fetches(rows, picked.length, attention));
    this.#cache.accept(outputs);
    this.#collect(outputs, attention);
  }

  /**
   * Logits and attention are written into memory that is used again: they are megabytes at every step. Where the
   * cache is on a device, onnxruntime-node ignores memory that is given for other outputs.
   */
  #fetches(rows: number, lines: number, attention: boolean): Record<string, Tensor | null> {
    const fetches = this.#cache.fetches();
    if (this.#cache.onDevice) {
      return { ...fetches, logits: null, ...(attention ? { [alignmentOutput]: null } : {}) };
    }
    const { vocabularySize, alignmentHeads, frames } = this.#parts;
    this.#logits = resized(this.#logits, lines * vocabularySize);
    const logits = new Tensor('float32', this.#logits, [rows, lines / rows, vocabularySize]);
    if (!attention) return { ...fetches, logits };
    this.#alignment = resized(this.#alignment, rows * alignmentHeads * frames);
    const alignment = new Tensor('float32', this.#alignment, [rows, alignmentHeads, 1, frames]);
    return { ...fetches, logits, [alignmentOutput]: alignment };
  }

  /** What a device has put elsewhere. */
  #collect(outputs: InferenceSession.ReturnType, attention: boolean): void {
    if (!this.#cache.onDevice) return;
    const { logits, [alignmentOutput]: alignment } = outputs;
    if (logits instanceof Tensor) this.#logits = requireFloat32(logits);
    if (attention && alignment instanceof Tensor) this.#alignment = requireFloat32(alignment);
  }

  #cacheIndex(positions: readonly number[], length: number): Tensor {
    const { heads } = this.#parts;
    const rows = this.#rows.length;
    const index = new BigInt64Array(rows * heads * length * 3);
    let at = 0;
    for (let row = 0; row < rows; row++) {
      for (let head = 0; head < heads; head++) {
        for (let place = 0; place < length; place++) {
          index[at++] = BigInt(row);
          index[at++] = BigInt(head);
          index[at++] = BigInt(positions[row * length + place] ?? 0);
        }
      }
    }
    return new Tensor('int64', index, [rows, heads, length, 3]);
  }

  async #makeRoom(): Promise<void> {
    const longest = Math.max(...this.#lengths);
    if (longest < this.#cache.capacity) return;
    if (longest >= this.#parts.positions) throw new RangeError('the decoder has no more positions');
    await this.#cache.grow(capacityFor(longest + 1, this.#parts.positions));
    this.#resetBias();
  }

  #resetBias(): void {
    const { capacity } = this.#cache;
    this.#bias = new Float32Array(this.#rows.length * capacity).fill(hiddenBias);
    this.#lengths.forEach((length, row) => {
      this.#bias.fill(0, row * capacity, row * capacity + length);
    });
  }
}

/** The same memory when it is large enough; the contents are not kept. */
function resized({ buffer }: Float32Array, length: number): Float32Array {
  return buffer.byteLength < 4 * length ? new Float32Array(length) : new Float32Array(buffer, 0, length);
}

function joinRows(rows: readonly Float32Array[]): Float32Array {
  const joined = new Float32Array(rows.reduce((sum, row) => sum + row.length, 0));
  let at = 0;
  for (const row of rows) {
    joined.set(row, at);
    at += row.length;
  }
  return joined;
}

function int64(values: readonly number[], dims: readonly number[]): Tensor {
  return new Tensor('int64', BigInt64Array.from(values, BigInt), dims);
}
