import { Tensor } from 'onnxruntime-node';
import type { InferenceSession } from 'onnxruntime-node';
import { alignmentOutput, stepInputs } from '../graph/step-inputs.ts';
import type { DecoderCache, Tensors } from './decoder-cache.ts';
import type { DecodingBatch, FirstOutput, PromptRow, StepOutput } from './decoder.ts';
import { changeRows, staysInPlace } from './row-layout.ts';
import type { RowLayout } from './row-layout.ts';
import { freeOutputs } from '../../../sessions/free-outputs.ts';
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
  /** Whether it is wanted or not. */
  readonly #asksForAlignment: boolean;
  /** Window of each row. */
  #windows: readonly number[];
  #layout: RowLayout;
  /** Positions of each row that are filled. */
  #lengths: readonly number[];
  /** What the last step gave beside the cache: read until the next. */
  #read: InferenceSession.ReturnType = {};

  constructor(parts: BatchParts, cache: DecoderCache, prompts: readonly PromptRow[], attention: boolean) {
    this.#parts = parts;
    this.#cache = cache;
    const hasAlignment = parts.step.outputNames.includes(alignmentOutput);
    this.#attention = attention && hasAlignment;
    this.#asksForAlignment = cache.asksForAll && hasAlignment;
    this.#windows = prompts.map(({ window }) => window);
    this.#layout = cache.layOut(this.#windows);
    this.#lengths = prompts.map(() => 0);
  }

  /** All prompts in one call; shorter ones are padded behind, where nothing ever looks. */
  async begin(prompts: readonly PromptRow[]): Promise<FirstOutput> {
    const { padding, vocabularySize } = this.#parts;
    const length = Math.max(...prompts.map(({ tokens }) => tokens.length));
    const tokens = prompts.map((prompt) => [
      ...prompt.tokens,
      ...Array<number>(length - prompt.tokens.length).fill(padding),
    ]);
    const positions = prompts.map((prompt) => [prompt.startIndex, prompt.tokens.length - 1]);
    const outputs = await this.#run(tokens, positions, false);
    this.#lengths = prompts.map((prompt) => prompt.tokens.length);
    const logits = floatsOf(outputs, 'logits');
    const lines = this.#layout.places.map((place) => 2 * place);
    const ends = lines.map((line) => line + 1);
    const picked = {
      startLogits: pickLines(logits, lines, vocabularySize),
      logits: pickLines(logits, ends, vocabularySize),
    };
    freeOutputs(outputs, {}, ['logits', alignmentOutput]);
    return picked;
  }

  async step(tokens: readonly number[]): Promise<StepOutput> {
    if (tokens.length !== this.#windows.length) throw new RangeError('a step needs one token for every row');
    await this.#makeRoom();
    this.#freeRead();
    const outputs = await this.#run(
      tokens.map((token) => [token]),
      tokens.map(() => [0]),
      this.#attention,
    );
    this.#read = outputs;
    this.#lengths = this.#lengths.map((length) => length + 1);
    const all = floatsOf(outputs, 'logits');
    const { places, perWindow } = this.#layout;
    const { vocabularySize } = this.#parts;
    const logits = staysInPlace(places)
      ? all.subarray(0, places.length * vocabularySize)
      : pickLines(all, places, vocabularySize);
    const alignment = outputs[alignmentOutput];
    if (!(alignment instanceof Tensor)) return { logits };
    const heads = alignment.dims[1] ?? 0;
    const frames = alignment.dims.at(-1) ?? 0;
    const lineAt = (row: number, head: number): number => {
      const place = places[row] ?? 0;
      return ((Math.floor(place / perWindow) * heads + head) * perWindow + (place % perWindow)) * frames;
    };
    return { logits, attention: { data: requireFloat32(alignment), heads, frames, lineAt } };
  }

  async select(rows: readonly number[]): Promise<void> {
    const windows = rows.map((row) => this.#windows[row] ?? 0);
    const layout = this.#cache.layOut(windows);
    await this.#cache.select(changeRows(this.#layout, layout, rows), this.#atPlaces(this.#lengths, 0));
    this.#windows = windows;
    this.#layout = layout;
    this.#lengths = rows.map((row) => this.#lengths[row] ?? 0);
  }

  dispose(): void {
    this.#cache.dispose();
    this.#freeRead();
  }

  /** The cache sees to what it has been given itself. */
  #freeRead(): void {
    freeOutputs(this.#read, {}, ['logits', alignmentOutput]);
    this.#read = {};
  }

  /**
   * @param tokens of each row, as many for all
   * @param picked positions among them whose logits are wanted, as many for each row
   */
  async #run(
    tokens: readonly (readonly number[])[],
    picked: readonly (readonly number[])[],
    attention: boolean,
  ): Promise<InferenceSession.ReturnType> {
    const [first = []] = tokens;
    const count = first.length;
    const nothing = first.map(() => this.#parts.padding);
    const ids = this.#atPlaces(tokens, nothing);
    const lines = this.#atPlaces(picked, picked[0] ?? []);
    const appended = { lengths: this.#atPlaces(this.#lengths, 0), count };
    const positions = appended.lengths.flatMap((length) => first.map((_, index) => length + index));
    const feeds: Tensors = {
      ...this.#cache.feeds(appended),
      [stepInputs.tokens]: int64(ids.flat(), [ids.length, count]),
      [stepInputs.positions]: int64(positions, [ids.length, count]),
      [stepInputs.logitIndex]: int64(lines.flat(), [ids.length, lines[0]?.length ?? 0, 1]),
    };
    const alignment = attention || this.#asksForAlignment ? [alignmentOutput] : [];
    const wanted = ['logits', ...this.#cache.outputs, ...alignment];
    const outputs = await this.#parts.step.run(feeds, wanted);
    this.#cache.accept(outputs, appended);
    return outputs;
  }

  #atPlaces<Value>(ofRows: readonly Value[], nothing: Value): readonly Value[] {
    return this.#layout.rowAt.map((row) => (row === undefined ? nothing : (ofRows[row] ?? nothing)));
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

function pickLines(values: Float32Array, lines: readonly number[], length: number): Float32Array {
  const picked = new Float32Array(lines.length * length);
  lines.forEach((line, index) => {
    picked.set(values.subarray(line * length, (line + 1) * length), index * length);
  });
  return picked;
}

function int64(values: readonly number[], dims: readonly number[]): Tensor {
  return new Tensor('int64', BigInt64Array.from(values, BigInt), dims);
}
