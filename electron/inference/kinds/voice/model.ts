import { Tensor } from 'onnxruntime-node';
import type { Ear } from './processing/ear.ts';
import type { Span } from './processing/partials.ts';
import type { VoiceFeatures } from './processing/voice-features.ts';
import { embedInBatches } from '../../embed-in-batches.ts';
import type { EmbedHooks } from '../../embed-in-batches.ts';
import { findGraphs } from '../../model-folder/graph-files.ts';
import type { ModelRead, ModelRunner } from '../../model-runner.ts';
import { planBatches } from '../../processing/plan-batches.ts';
import type { Sessions } from '../../sessions/lend-sessions.ts';
import { pickFeeds, pickOutput, runGraph, unexpectedShape } from '../../sessions/run-graph.ts';
import type { SessionLease } from '../../sessions/session-pool.ts';
import type { Vectors } from '../../vectors.ts';
import { normaliseRows } from '../../processing/normalise.ts';
import type { EmbedVoicesInput, EmbedVoiceSpansInput, voiceContract } from './contract.ts';
import { readVoiceFolder } from './read-voice-folder.ts';

interface VoiceModelRead extends ModelRead {
  readonly path: string;
  readonly ear: Ear;
  readonly sameSpeakerAbove: number | undefined;
}

interface VoiceModel extends VoiceModelRead {
  readonly dimensions: number;
}

/** Speaker encoders on ONNX Runtime. */
export function createVoice(): ModelRunner<typeof voiceContract, VoiceModel, VoiceModelRead> {
  return {
    read: async (request, provider) => {
      const { ear, sameSpeakerAbove, isFullSizeOnly } = await readVoiceFolder(request.folder);
      const wanted = isFullSizeOnly ? { ...request, precision: 'fp32' as const } : request;
      const { precision, paths } = await findGraphs(wanted, ['model'], provider);
      return { path: paths[0]!, precision, ear, sameSpeakerAbove };
    },
    tryOut: async (read, { lease }) => {
      using session = await lease(read.path);
      const second = read.ear.hear(new Float32Array(16_000))({ from: 0, to: 16_000 });
      const { length: dimensions } = await embedFeatures(session, [second]);
      const { sameSpeakerAbove } = read;
      const info = { dimensions, ...(sameSpeakerAbove === undefined ? {} : { sameSpeakerAbove }) };
      return { model: { ...read, dimensions }, info };
    },
    run: { embedVoices, embedVoiceSpans },
  };
}

async function embedVoices(
  { path, ear, dimensions }: VoiceModel,
  { clips }: EmbedVoicesInput,
  context: Sessions & EmbedHooks,
): Promise<Vectors> {
  using session = await context.lease(path);
  const alone = clips.map((_, index) => [index]);
  const embed = async ([index]: readonly number[]) => {
    const clip = clips[index!]!;
    const parts = await embedSpans(session, ear, clip, ear.clipSpans(clip.length), dimensions);
    return meanRow(parts, dimensions);
  };
  return await embedInBatches(alone, dimensions, embed, context);
}

async function embedVoiceSpans(
  { path, ear, dimensions }: VoiceModel,
  { samples, spans }: EmbedVoiceSpansInput,
  context: Sessions & EmbedHooks,
): Promise<Vectors> {
  using session = await context.lease(path);
  const featuresOf = ear.hear(samples);
  const embed = async (batch: readonly number[]) =>
    await embedFeatures(
      session,
      batch.map((index) => featuresOf(spans[index]!)),
    );
  return await embedInBatches(batchesOf(spans, ear.batchSize), dimensions, embed, context);
}

/** `[spans, dimensions]`, each of length 1. */
async function embedSpans(
  session: SessionLease,
  ear: Ear,
  samples: Float32Array,
  spans: readonly Span[],
  dimensions: number,
): Promise<Float32Array> {
  const featuresOf = ear.hear(samples);
  const vectors = new Float32Array(spans.length * dimensions);
  for (const batch of batchesOf(spans, ear.batchSize)) {
    const rows = await embedFeatures(
      session,
      batch.map((index) => featuresOf(spans[index]!)),
    );
    for (const [row, span] of batch.entries())
      vectors.set(rows.subarray(row * dimensions, (row + 1) * dimensions), span * dimensions);
  }
  normaliseRows(vectors, dimensions);
  return vectors;
}

/** Of one length each: none is padded. */
function batchesOf(spans: readonly Span[], items: number): readonly (readonly number[])[] {
  const lengths = Map.groupBy(spans.keys(), (index) => spans[index]!.to - spans[index]!.from);
  return [...lengths.values()].flatMap((indices) =>
    planBatches(
      indices.map(() => 1),
      { items, tokens: Infinity },
    ).map((batch) => batch.map((place) => indices[place]!)),
  );
}

function meanRow(rows: Float32Array, dimensions: number): Float32Array {
  const sum = new Float32Array(dimensions);
  for (const [at, value] of rows.entries()) sum[at % dimensions]! += value;
  return sum;
}

/** `[items, dimensions]`, not yet of length 1; all have as many frames. */
async function embedFeatures(lease: SessionLease, items: readonly VoiceFeatures[]): Promise<Float32Array> {
  const { frames, features: first } = items[0]!;
  const features = new Float32Array(items.length * first.length);
  for (const [item, { features: own }] of items.entries()) features.set(own, item * first.length);
  const tensor = () => new Tensor('float32', features, [items.length, frames, first.length / frames]);
  // transformers' name, and that of WeSpeaker's own exports.
  const offered = { input_features: tensor, feats: tensor };
  const outputs = await runGraph(lease, pickFeeds(lease, offered, 'voice'));
  const names = ['last_hidden_state', 'embeddings', 'embs'];
  const { name, data, dims } = pickOutput(outputs, names, 'voice');
  if (dims.length === 2 && dims[0] === items.length) return data;
  throw unexpectedShape('voice', name, dims);
}
