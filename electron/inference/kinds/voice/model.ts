import { Tensor } from 'onnxruntime-node';
import { createFbank } from './processing/fbank.ts';
import type { Fbank } from './processing/fbank.ts';
import { fbankConfigSchema, speakerConfigSchema } from './processing/speaker-config.ts';
import { embedInBatches } from '../../embed-in-batches.ts';
import type { EmbedHooks } from '../../embed-in-batches.ts';
import { findGraphs } from '../../model-folder/graph-files.ts';
import { readJson } from '../../model-folder/read-json.ts';
import type { ModelRead, ModelRunner } from '../../model-runner.ts';
import type { Sessions } from '../../sessions/lend-sessions.ts';
import { pickFeeds, pickOutput, runGraph, unexpectedShape } from '../../sessions/run-graph.ts';
import type { SessionLease } from '../../sessions/session-pool.ts';
import type { Vectors } from '../../vectors.ts';
import type { EmbedVoicesInput, voiceContract } from './contract.ts';

interface VoiceModelRead extends ModelRead {
  readonly path: string;
  readonly fbank: (samples: Float32Array) => Fbank;
  readonly sameSpeakerAbove: number | undefined;
}

interface VoiceModel extends VoiceModelRead {
  readonly dimensions: number;
}

/** Speaker encoders on ONNX Runtime. */
export function createVoice(): ModelRunner<typeof voiceContract, VoiceModel, VoiceModelRead> {
  return {
    read: async (request, provider) => {
      const { precision, paths } = await findGraphs(request, ['model'], provider);
      const config = await readJson(request.folder, 'config.json', speakerConfigSchema);
      const features = await readJson(request.folder, 'preprocessor_config.json', fbankConfigSchema);
      const sameSpeakerAbove = config.sidecut?.sameSpeakerAbove;
      return { path: paths[0]!, precision, fbank: createFbank(features), sameSpeakerAbove };
    },
    tryOut: async (read, { lease }) => {
      using session = await lease(read.path);
      const second = new Float32Array(16_000);
      const { length: dimensions } = await embedClip(session, read.fbank(second));
      const { sameSpeakerAbove } = read;
      const info = { dimensions, ...(sameSpeakerAbove === undefined ? {} : { sameSpeakerAbove }) };
      return { model: { ...read, dimensions }, info };
    },
    run: { embedVoices },
  };
}

async function embedVoices(
  { path, fbank, dimensions }: VoiceModel,
  { clips }: EmbedVoicesInput,
  context: Sessions & EmbedHooks,
): Promise<Vectors> {
  using session = await context.lease(path);
  // The network averages over all frames, so padding would count: each clip runs alone.
  const alone = clips.map((_, index) => [index]);
  const embed = ([index]: readonly number[]) => embedClip(session, fbank(clips[index!]!));
  return await embedInBatches(alone, dimensions, embed, context);
}

/** Not yet of length 1. */
async function embedClip(lease: SessionLease, { frames, features }: Fbank): Promise<Float32Array> {
  const tensor = () => new Tensor('float32', features, [1, frames, features.length / frames]);
  // transformers' name, and that of WeSpeaker's own exports.
  const offered = { input_features: tensor, feats: tensor };
  const outputs = await runGraph(lease, pickFeeds(lease, offered, 'voice'));
  const names = ['last_hidden_state', 'embeddings', 'embs'];
  const { name, data, dims } = pickOutput(outputs, names, 'voice');
  if (dims.length === 2 && dims[0] === 1) return data;
  throw unexpectedShape('voice', name, dims);
}
