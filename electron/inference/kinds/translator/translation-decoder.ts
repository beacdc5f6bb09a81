import { Tensor } from 'onnxruntime-node';
import type { TranslationSettings } from './processing/translation-config.ts';
import { makeTokenBatch } from '../../model-folder/token-batch.ts';
import {
  cacheOutputs,
  cacheSwitch,
  emptyCache,
  keepCache,
  requireTensor,
  tokenTensor,
} from '../../sessions/exported-cache.ts';
import type { Tensors } from '../../sessions/exported-cache.ts';
import { pickFeeds, pickOutput, runGraph } from '../../sessions/run-graph.ts';
import type { SessionLease } from '../../sessions/session-pool.ts';
import { requireFloat32, selectRows } from '../../sessions/tensor-rows.ts';
import type { TranslationGraphs } from './translation-graphs.ts';

/** The sessions of one model, open for as long as they are in use. */
export interface OpenGraphs {
  readonly encoder: SessionLease;
  readonly begin: SessionLease;
  readonly step: SessionLease;
  readonly gives: TranslationGraphs['begin']['gives'];
}

interface EncodedTexts {
  /** `[texts, tokens, width]` */
  readonly hidden: Tensor;
  /** Tokens of each text, without padding. */
  readonly lengths: readonly number[];
}

export async function encodeTexts(
  { encoder }: OpenGraphs,
  texts: readonly (readonly number[])[],
  { padToken }: TranslationSettings,
): Promise<EncodedTexts> {
  const { offered, lengths } = makeTokenBatch(texts, padToken);
  const outputs = await runGraph(encoder, pickFeeds(encoder, offered, 'translator-encoder'));
  const { data, dims } = pickOutput(outputs, ['last_hidden_state'], 'translator-encoder');
  return { hidden: new Tensor('float32', data, dims), lengths };
}

/** Rows that are decoded together; a row belongs to one of the texts, and a text may have several (its beams). */
export class DecodedRows {
  readonly #graphs: OpenGraphs;
  readonly #settings: TranslationSettings;
  readonly #encoded: EncodedTexts;
  /** Text of each row: rows of one text have the same encoder keys and values. */
  #texts: readonly number[];
  #cache: Tensors = {};

  private constructor(graphs: OpenGraphs, settings: TranslationSettings, encoded: EncodedTexts) {
    this.#graphs = graphs;
    this.#settings = settings;
    this.#encoded = encoded;
    this.#texts = encoded.lengths.map((_, text) => text);
  }

  /** One row for each text. @returns the logits of the last of the `tokens` that all rows begin with */
  static async begin(
    graphs: OpenGraphs,
    settings: TranslationSettings,
    encoded: EncodedTexts,
    tokens: readonly number[],
  ): Promise<{ readonly rows: DecodedRows; readonly logits: Float32Array }> {
    const rows = new DecodedRows(graphs, settings, encoded);
    const [first = settings.startToken, ...others] = tokens;
    const all = (token: number) => encoded.lengths.map(() => token);
    let logits =
      graphs.gives === 'cross' ? await rows.#beginApart(all(first)) : await rows.#beginAsExported(all(first));
    // One after the other: exports for one token have no causal mask.
    for (const token of others) logits = await rows.step(all(token));
    return { rows, logits };
  }

  /** @returns logits, `[rows, vocabularySize]` */
  async step(tokens: readonly number[]): Promise<Float32Array> {
    const { step } = this.#graphs;
    const offered = { ...this.#offered(tokens), ...cacheSwitch(true), ...this.#cache };
    const fetches = step.session.outputNames.filter(
      (name) => name === 'logits' || name.includes('.decoder.'),
    );
    const outputs = await runGraph(
      step,
      pickFeeds(
        step,
        asMade(offered, () => this.#noHidden()),
        'translator-decoder',
      ),
      fetches,
    );
    this.#cache = keepCache(this.#cache, outputs);
    return requireFloat32(requireTensor(outputs, 'logits'));
  }

  /** Row `i` becomes what row `rows[i]` was. */
  select(rows: readonly number[]): void {
    const texts = rows.map((row) => this.#texts[row] ?? 0);
    const sameTexts =
      texts.length === this.#texts.length && texts.every((text, row) => text === this.#texts[row]);
    this.#texts = texts;
    if (sameTexts && rows.every((row, index) => row === index)) return;
    for (const [name, tensor] of Object.entries(this.#cache)) {
      if (sameTexts && name.includes('.encoder.')) continue;
      this.#cache[name] = selectRows(tensor, rows);
    }
  }

  async #beginApart(tokens: readonly number[]): Promise<Float32Array> {
    const { begin, step } = this.#graphs;
    const feeds = pickFeeds(
      begin,
      asMade(this.#offered(tokens), () => this.#encoded.hidden),
      'translator-decoder',
    );
    const outputs = await runGraph(begin, feeds);
    const own = step.session.inputNames.filter((name) => name.includes('.decoder.'));
    this.#cache = keepCache(emptyCache(own, this.#settings, tokens.length), outputs);
    return this.step(tokens);
  }

  async #beginAsExported(tokens: readonly number[]): Promise<Float32Array> {
    const { session } = this.#graphs.begin;
    const offered = {
      ...this.#offered(tokens),
      ...cacheSwitch(false),
      ...emptyCache(session.inputNames, this.#settings, tokens.length),
    };
    const feeds = pickFeeds(
      this.#graphs.begin,
      asMade(offered, () => this.#encoded.hidden),
      'translator-decoder',
    );
    const outputs = await runGraph(this.#graphs.begin, feeds, cacheOutputs(session.outputNames));
    this.#cache = keepCache({}, outputs);
    return requireFloat32(requireTensor(outputs, 'logits'));
  }

  #offered(tokens: readonly number[]): Tensors {
    return { input_ids: tokenTensor(tokens, tokens.length), encoder_attention_mask: this.#mask() };
  }

  /** int64 `[rows, source tokens]`, 1 where there is no padding */
  #mask(): Tensor {
    const [, width = 0] = this.#encoded.hidden.dims;
    const mask = new BigInt64Array(this.#texts.length * width);
    this.#texts.forEach((text, row) =>
      mask.fill(1n, row * width, row * width + (this.#encoded.lengths[text] ?? 0)),
    );
    return new Tensor('int64', mask, [this.#texts.length, width]);
  }

  /** With a cache nobody reads it, but the graph still checks its shape. */
  #noHidden(): Tensor {
    const [, tokens = 0, width = 0] = this.#encoded.hidden.dims;
    const dims = [this.#texts.length, tokens, width];
    return new Tensor('float32', new Float32Array(dims.reduce((product, size) => product * size, 1)), dims);
  }
}

/** Tensors as `pickFeeds` wants them; the encoder's output is made only for a graph that takes it. */
function asMade(tensors: Tensors, hidden: () => Tensor): Record<string, () => Tensor> {
  const made = Object.entries(tensors).map(([name, tensor]) => [name, () => tensor] as const);
  return { ...Object.fromEntries(made), encoder_hidden_states: hidden };
}
