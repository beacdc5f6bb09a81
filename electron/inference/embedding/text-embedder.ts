import { setImmediate } from 'node:timers/promises';
import { SidecutError } from '../../../core/errors.ts';
import { planBatches } from '../../../models/embedding/plan-batches.ts';
import { poolTokens } from '../../../models/embedding/pooling.ts';
import type { EmbedTextsInput, LoadRequest, TextEmbedderInfo, Vectors } from '../contract.ts';
import { embedInBatches } from '../embed-in-batches.ts';
import type { EmbedHooks } from '../embed-in-batches.ts';
import { LoadedModels } from '../loaded-models.ts';
import { findGraphs } from '../model-folder/graph-files.ts';
import { makeTokenBatch } from '../model-folder/token-batch.ts';
import { describeDevice } from '../providers/chosen-provider.ts';
import type { ChosenProvider } from '../providers/chosen-provider.ts';
import { pickFeeds, pickOutput, runGraph } from '../sessions/run-graph.ts';
import type { SessionLease, SessionPool } from '../sessions/session-pool.ts';
import { readTextModel } from './read-text-model.ts';
import type { TextModelFolder } from './read-text-model.ts';

interface TextModel extends TextModelFolder {
  readonly path: string;
  readonly chosen: ChosenProvider;
  readonly dimensions: number;
}

/** Large enough that a run is worth its overhead, small enough that cancelling is soon noticed. */
const batchLimits = { items: 32, tokens: 2048 };
/** Texts that are tokenised before others get their turn. */
const textsAtOnce = 64;

/** Sentence encoders on ONNX Runtime. Sessions belong to the pool; between two calls it may close them. */
export class TextEmbedder {
  readonly #pool: SessionPool;
  readonly #models = new LoadedModels<TextModel>('text embedding model');

  constructor(pool: SessionPool) {
    this.#pool = pool;
  }

  async load(request: LoadRequest, chosen: ChosenProvider, signal: AbortSignal): Promise<TextEmbedderInfo> {
    const { precision, paths } = await findGraphs(request, ['model'], chosen.provider);
    const folder = await readTextModel(request.folder);
    signal.throwIfAborted();
    using lease = await this.#pool.acquire(paths[0]!, { provider: chosen.provider });
    // One short text now finds graphs that do not fit before the first call comes.
    const { length: dimensions } = await embedBatch(folder, lease, [folder.encoder.encode('1', 16)]);
    signal.throwIfAborted();
    const model = { ...folder, path: paths[0]!, chosen, dimensions };
    const { maxTokens, noMatchBelow } = folder.settings;
    return {
      modelKey: this.#models.keep(model, request, precision, chosen),
      ...describeDevice(chosen),
      precision,
      dimensions,
      maxTokens,
      ...(noMatchBelow === undefined ? {} : { noMatchBelow }),
    };
  }

  async embed({ modelKey, texts, kind }: EmbedTextsInput, hooks: EmbedHooks): Promise<Vectors> {
    const model = this.#models.get(modelKey);
    const prefix = model.settings.prefixes[kind];
    const tokens = await encodeAll(
      model,
      texts.map((text) => prefix + text),
      hooks.signal,
    );
    using lease = await this.#pool.acquire(model.path, { provider: model.chosen.provider });
    const batches = planBatches(
      tokens.map(({ length }) => length),
      batchLimits,
    );
    const embed = (batch: readonly number[]) =>
      embedBatch(
        model,
        lease,
        batch.map((index) => tokens[index]!),
      );
    return await embedInBatches(batches, model.dimensions, embed, hooks);
  }

  unload(modelKey: string): void {
    this.#models.drop(modelKey);
  }
}

async function encodeAll(
  { encoder, settings }: TextModelFolder,
  texts: readonly string[],
  signal: AbortSignal,
): Promise<readonly (readonly number[])[]> {
  const encoded: (readonly number[])[] = [];
  for (const [index, text] of texts.entries()) {
    if (index > 0 && index % textsAtOnce === 0) {
      await setImmediate();
      signal.throwIfAborted();
    }
    encoded.push(encoder.encode(text, settings.maxTokens));
  }
  return encoded;
}

const what = 'The text embedding model';

/** `[texts, dimensions]`, not yet of length 1. */
async function embedBatch(
  { encoder, settings }: TextModelFolder,
  lease: SessionLease,
  texts: readonly (readonly number[])[],
): Promise<Float32Array> {
  const batch = makeTokenBatch(texts, encoder.padId);
  const outputs = await runGraph(lease, pickFeeds(lease, batch.offered, what));
  const names = ['sentence_embedding', 'last_hidden_state', 'token_embeddings'];
  const { data, dims } = pickOutput(outputs, names, what);
  if (dims.length === 2) return data;
  const [count, tokens, dimensions] = dims;
  if (count === undefined || tokens === undefined || dimensions === undefined || dims.length !== 3) {
    const shape = `[${dims.join(', ')}]`;
    throw new SidecutError(
      'model-unsupported',
      `${what} gives numbers of the shape ${shape}, not of tokens.`,
    );
  }
  if (settings.pooling === undefined) {
    const sentence = `${what} joins its tokens in a way that Sidecut does not have; it takes the mean or the first token.`;
    throw new SidecutError('model-unsupported', sentence);
  }
  return poolTokens(data, { texts: count, tokens, dimensions }, batch.lengths, settings.pooling);
}
