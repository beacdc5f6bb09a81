import { Tensor } from 'onnxruntime-node';
import type { InferenceSession } from 'onnxruntime-node';
import {
  cacheOutputs,
  cacheSwitch,
  emptyCache,
  keepCache,
  requireTensor,
  tokenTensor,
} from '../../../sessions/exported-cache.ts';
import type { Tensors } from '../../../sessions/exported-cache.ts';
import { requireFloat32, selectRows } from '../../../sessions/tensor-rows.ts';
import type {
  DecodingBatch,
  EncodedWindows,
  FirstOutput,
  PromptRow,
  StepAttention,
  StepOutput,
  WhisperDecoder,
} from './decoder.ts';

/**
 * Runs the graphs as exported: the cache comes out of every step as new tensors and goes in again. All rows of a
 * batch have the same length, because these graphs take no positions and no mask.
 */
export interface ExportedDecoderParts {
  /** `decoder_model` (no past) or `decoder_model_merged`. */
  readonly first: InferenceSession;
  /** `decoder_with_past_model` or `decoder_model_merged`. */
  readonly next: InferenceSession;
  readonly layers: number;
  readonly heads: number;
  readonly headWidth: number;
  /** Pairs of layer and head. */
  readonly alignmentHeads: readonly (readonly [number, number])[];
}

export function createExportedDecoder(parts: ExportedDecoderParts): WhisperDecoder {
  const crossOutputs = [
    ...new Set(parts.alignmentHeads.map(([layer]) => `cross_attentions.${String(layer)}`)),
  ];
  const givesAttention =
    crossOutputs.length > 0 && crossOutputs.every((name) => parts.next.outputNames.includes(name));
  return {
    mixesPromptLengths: false,
    sharesWindows: false,
    alignmentHeads: givesAttention ? parts.alignmentHeads.length : 0,
    begin: (windows, prompts, wants) => begin(parts, windows, prompts, wants.attention && givesAttention),
    forget: () => undefined,
  };
}

async function begin(
  parts: ExportedDecoderParts,
  windows: EncodedWindows,
  prompts: readonly PromptRow[],
  attention: boolean,
): Promise<{ readonly batch: DecodingBatch; readonly output: FirstOutput }> {
  const { first } = parts;
  const rows = prompts.map((prompt) => prompt.window);
  const everyWindowOnce = rows.length === windows.count && rows.every((window, index) => window === index);
  const hidden = everyWindowOnce ? windows.hidden : selectRows(windows.hidden, rows);
  const length = commonLength(prompts);
  const ids = prompts.flatMap((prompt) => prompt.tokens);
  const feeds: Tensors = {
    input_ids: tokenTensor(ids, prompts.length),
    encoder_hidden_states: hidden,
    // The merged graph wants its cache inputs even in the branch that does not read them.
    ...(first.inputNames.includes('use_cache_branch')
      ? { ...cacheSwitch(false), ...emptyCache(first.inputNames, parts, prompts.length) }
      : {}),
  };
  const outputs = await first.run(feeds, cacheOutputs(first.outputNames));
  const logits = requireTensor(outputs, 'logits');
  const vocabulary = logits.dims[2] ?? 0;
  const all = requireFloat32(logits);
  const at = (position: (prompt: PromptRow) => number): Float32Array =>
    pickPositions(all, prompts.map(position), length, vocabulary);
  return {
    batch: new ExportedBatch(parts, keepCache({}, outputs), rows, attention),
    output: { logits: at(() => length - 1), startLogits: at((prompt) => prompt.startIndex) },
  };
}

function commonLength(prompts: readonly PromptRow[]): number {
  const length = prompts[0]?.tokens.length ?? 0;
  if (prompts.some((prompt) => prompt.tokens.length !== length))
    throw new RangeError('prompts differ in length');
  return length;
}

/** One position of every row of `[rows, length, vocabulary]`. */
function pickPositions(
  logits: Float32Array,
  positions: readonly number[],
  length: number,
  vocabulary: number,
): Float32Array {
  const picked = new Float32Array(positions.length * vocabulary);
  positions.forEach((position, row) => {
    const from = (row * length + position) * vocabulary;
    picked.set(logits.subarray(from, from + vocabulary), row * vocabulary);
  });
  return picked;
}

class ExportedBatch implements DecodingBatch {
  readonly #parts: ExportedDecoderParts;
  readonly #fetches: readonly string[];
  readonly #attention: boolean;
  /** Window of each row: rows of one window have the same encoder keys and values. */
  #rows: readonly number[];
  #cache: Tensors;

  constructor(parts: ExportedDecoderParts, cache: Tensors, rows: readonly number[], attention: boolean) {
    this.#parts = parts;
    this.#rows = rows;
    this.#cache = cache;
    this.#attention = attention;
    const { outputNames } = parts.next;
    // The encoder's part comes out unchanged (a copy of megabytes a step), so it is not asked for.
    this.#fetches = outputNames.filter(
      (name) =>
        name === 'logits' ||
        (name.startsWith('present.') && name.includes('.decoder.')) ||
        (attention && name.startsWith('cross_attentions.') && this.#isAligned(name)),
    );
  }

  async step(tokens: readonly number[]): Promise<StepOutput> {
    const { next } = this.#parts;
    const feeds: Tensors = { ...this.#cache, input_ids: tokenTensor(tokens, tokens.length) };
    if (next.inputNames.includes('use_cache_branch')) {
      Object.assign(feeds, cacheSwitch(true));
      if (next.inputNames.includes('encoder_hidden_states'))
        feeds['encoder_hidden_states'] = this.#noHidden();
    }
    const known = Object.fromEntries(
      Object.entries(feeds).filter(([name]) => next.inputNames.includes(name)),
    );
    const outputs = await next.run(known, this.#fetches);
    this.#cache = keepCache(this.#cache, outputs);
    const logits = requireFloat32(requireTensor(outputs, 'logits'));
    return this.#attention ? { logits, attention: this.#gatherAttention(outputs) } : { logits };
  }

  select(rows: readonly number[]): Promise<void> {
    const windows = rows.map((row) => this.#rows[row] ?? 0);
    const sameWindows =
      windows.length === this.#rows.length && windows.every((w, row) => w === this.#rows[row]);
    for (const [name, tensor] of Object.entries(this.#cache)) {
      if (sameWindows && name.includes('.encoder.')) continue;
      this.#cache[name] = selectRows(tensor, rows);
    }
    this.#rows = windows;
    return Promise.resolve();
  }

  dispose(): void {
    this.#cache = {};
  }

  #isAligned(output: string): boolean {
    return this.#parts.alignmentHeads.some(([layer]) => output === `cross_attentions.${String(layer)}`);
  }

  /** With a cache nobody reads it, but the graph still checks its shape. */
  #noHidden(): Tensor {
    const { heads, headWidth } = this.#parts;
    const keys = this.#cache['past_key_values.0.encoder.key'];
    const dims = [this.#rows.length, keys?.dims[2] ?? 0, heads * headWidth];
    const length = dims.reduce((product, size) => product * size, 1);
    return new Tensor('float32', new Float32Array(length), dims);
  }

  /** From `[rows, heads, 1, frames]` of each layer to `[rows, alignment heads, frames]`. */
  #gatherAttention(outputs: InferenceSession.ReturnType): StepAttention {
    const { alignmentHeads } = this.#parts;
    const layers = new Map(
      this.#fetches
        .filter((name) => name.startsWith('cross_attentions.'))
        .map((name) => [name, requireTensor(outputs, name)] as const),
    );
    const frames = layers.values().next().value?.dims[3] ?? 0;
    const gathered = new Float32Array(this.#rows.length * alignmentHeads.length * frames);
    alignmentHeads.forEach(([layer, head], index) => {
      const tensor = layers.get(`cross_attentions.${String(layer)}`);
      const data = tensor ? requireFloat32(tensor) : new Float32Array(0);
      const heads = tensor?.dims[1] ?? 1;
      for (let row = 0; row < this.#rows.length; row++) {
        const from = (row * heads + head) * frames;
        gathered.set(data.subarray(from, from + frames), (row * alignmentHeads.length + index) * frames);
      }
    });
    const heads = alignmentHeads.length;
    return { data: gathered, heads, frames, lineAt: (row, head) => (row * heads + head) * frames };
  }
}
