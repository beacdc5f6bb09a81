import { setImmediate } from 'node:timers/promises';
import { SidecutError } from '../../../../core/errors.ts';
import { planBatches } from '../../processing/plan-batches.ts';
import { poolTokens } from './processing/pooling.ts';
import { embedInBatches } from '../../embed-in-batches.ts';
import type { EmbedHooks } from '../../embed-in-batches.ts';
import { findGraphs } from '../../model-folder/graph-files.ts';
import type { ModelRead, ModelRunner } from '../../model-runner.ts';
import type { Sessions } from '../../sessions/lend-sessions.ts';
import { makeTokenBatch } from '../../model-folder/token-batch.ts';
import { pickFeeds, pickOutput, runGraph, unexpectedShape } from '../../sessions/run-graph.ts';
import type { SessionLease } from '../../sessions/session-pool.ts';
import type { Vectors } from '../../vectors.ts';
import type { EmbedTextsInput, textEmbedderContract } from './contract.ts';
import { readTextModel } from './read-text-model.ts';
import type { TextModelFolder } from './read-text-model.ts';

interface TextModelRead extends TextModelFolder, ModelRead {
  readonly path: string;
}

interface TextModel extends TextModelRead {
  readonly dimensions: number;
}

/** Large enough that a run is worth its overhead, small enough that cancelling is soon noticed. */
const batchLimits = { items: 32, tokens: 2048 };
/** Texts that are tokenised before others get their turn. */
const textsAtOnce = 64;

/** Sentence encoders on ONNX Runtime. */
export function createTextEmbedder(): ModelRunner<typeof textEmbedderContract, TextModel, TextModelRead> {
  return {
    read: async (request, provider) => {
      const { precision, paths } = await findGraphs(request, ['model'], provider);
      return { ...(await readTextModel(request.folder)), path: paths[0]!, precision };
    },
    tryOut: async (read, { lease }) => {
      using session = await lease(read.path);
      const { length: dimensions } = await embedBatch(read, session, [read.encoder.encode('1', 16)]);
      const { maxTokens, noMatchBelow } = read.settings;
      const info = { dimensions, maxTokens, ...(noMatchBelow === undefined ? {} : { noMatchBelow }) };
      return { model: { ...read, dimensions }, info };
    },
    run: { embedTexts },
  };
}

async function embedTexts(
  model: TextModel,
  { texts, kind }: EmbedTextsInput,
  context: Sessions & EmbedHooks,
): Promise<Vectors> {
  const prefix = model.settings.prefixes[kind];
  const prefixed = texts.map((text) => prefix + text);
  const tokens = await encodeAll(model, prefixed, context.signal);
  using session = await context.lease(model.path);
  const lengths = tokens.map(({ length }) => length);
  const embed = (batch: readonly number[]) => {
    const some = batch.map((index) => tokens[index]!);
    return embedBatch(model, session, some);
  };
  return await embedInBatches(planBatches(lengths, batchLimits), model.dimensions, embed, context);
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

/** `[texts, dimensions]`, not yet of length 1. */
async function embedBatch(
  { encoder, settings }: TextModelFolder,
  lease: SessionLease,
  texts: readonly (readonly number[])[],
): Promise<Float32Array> {
  const batch = makeTokenBatch(texts, encoder.padId);
  const outputs = await runGraph(lease, pickFeeds(lease, batch.offered, 'text'));
  const names = ['sentence_embedding', 'last_hidden_state', 'token_embeddings'];
  const { name, data, dims } = pickOutput(outputs, names, 'text');
  if (dims.length === 2) return data;
  const [count, tokens, dimensions] = dims;
  if (count === undefined || tokens === undefined || dimensions === undefined || dims.length !== 3)
    throw unexpectedShape('text', name, dims);
  if (settings.pooling === undefined) throw new SidecutError('model-unsupported', { reason: 'pooling' });
  return poolTokens(data, { texts: count, tokens, dimensions }, batch.lengths, settings.pooling);
}
