import { Tensor } from 'onnxruntime-node';
import type { InferenceSession } from 'onnxruntime-node';
import { alignmentOutput, stepInputs } from '../graph/step-inputs.ts';
import type { DecoderCache, Tensors } from './decoder-cache.ts';
import type { DecodingBatch, FirstOutput, PromptRow, StepOutput } from './decoder.ts';
import { requireFloat32 } from '../../../sessions/tensor-rows.ts';

export interface BatchParts {
  /** `graph/step-graph.ts` */
  readonly step: InferenceSession;
  readonly vocabularySize: number;
  /** The longest sequence (config's `max_target_positions`). */
  readonly positions: number;
  /** A token for the unused places of shorter prompts. */
  readonly padding: number;
}

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
    const length = Math.max(...prompts.map(({ tokens }) => tokens.length));
    const tokens = prompts.flatMap((prompt) => [
      ...prompt.tokens,
      ...Array<number>(length - prompt.tokens.length).fill(padding),
    ]);
    const picked = prompts.flatMap((prompt) => [prompt.startIndex, prompt.tokens.length - 1]);
    const outputs = await this.#run(tokens, picked, false);
    this.#lengths = prompts.map((prompt) => prompt.tokens.length);
    const logits = floatsOf(outputs, 'logits');
    const linesOf = (which: number): readonly Float32Array[] =>
      prompts.map((_, row) => {
        const from = (2 * row + which) * vocabularySize;
        return logits.subarray(from, from + vocabularySize);
      });
    return { startLogits: joinRows(linesOf(0)), logits: joinRows(linesOf(1)) };
  }

  async step(tokens: readonly number[]): Promise<StepOutput> {
    if (tokens.length !== this.#rows.length) throw new RangeError('a step needs one token for every row');
    await this.#makeRoom();
    const picked = tokens.map(() => 0);
    const outputs = await this.#run(tokens, picked, this.#attention);
    this.#lengths = this.#lengths.map((length) => length + 1);
    const logits = floatsOf(outputs, 'logits');
    const alignment = outputs[alignmentOutput];
    if (!(alignment instanceof Tensor)) return { logits };
    const [, heads = 0, , frames = 0] = alignment.dims;
    return { logits, attention: { data: requireFloat32(alignment), heads, frames } };
  }

  async select(rows: readonly number[]): Promise<void> {
    const windows = rows.map((row) => this.#rows[row] ?? 0);
    await this.#cache.select(
      rows,
      windows.every((window, row) => window === this.#rows[row]),
    );
    this.#rows = windows;
    this.#lengths = rows.map((row) => this.#lengths[row] ?? 0);
  }

  dispose(): void {
    this.#cache.dispose();
  }

  /** @param picked positions among the new tokens whose logits are wanted, as many for each row */
  async #run(
    tokens: readonly number[],
    picked: readonly number[],
    attention: boolean,
  ): Promise<InferenceSession.ReturnType> {
    const rows = this.#rows.length;
    const appended = { lengths: this.#lengths, count: tokens.length / rows };
    const positions = tokens.map(
      (_, index) => (this.#lengths[Math.floor(index / appended.count)] ?? 0) + (index % appended.count),
    );
    const feeds: Tensors = {
      ...this.#cache.feeds(appended),
      [stepInputs.tokens]: int64(tokens, [rows, appended.count]),
      [stepInputs.positions]: int64(positions, [rows, appended.count]),
      [stepInputs.logitIndex]: int64(picked, [rows, picked.length / rows, 1]),
    };
    const wanted = ['logits', ...this.#cache.outputs, ...(attention ? [alignmentOutput] : [])];
    const outputs = await this.#parts.step.run(feeds, wanted);
    this.#cache.accept(outputs, appended);
    return outputs;
  }

  async #makeRoom(): Promise<void> {
    const longest = Math.max(...this.#lengths);
    if (longest < this.#cache.capacity) return;
    if (longest >= this.#parts.positions) throw new RangeError('the decoder has no more positions');
    await this.#cache.grow(capacityFor(longest + 1, this.#parts.positions));
  }
}

function floatsOf(outputs: InferenceSession.ReturnType, name: string): Float32Array {
  const value = outputs[name];
  if (value instanceof Tensor) return requireFloat32(value);
  throw new RangeError(`the decoder gave no "${name}"`);
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
