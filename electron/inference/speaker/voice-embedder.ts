import { Tensor } from 'onnxruntime-node';
import { SidecutError } from '../../../core/errors.ts';
import { createFbank } from '../../../models/speaker/fbank.ts';
import type { Fbank } from '../../../models/speaker/fbank.ts';
import { fbankConfigSchema, speakerConfigSchema } from '../../../models/speaker/speaker-config.ts';
import type { EmbedVoicesInput, LoadRequest, Vectors, VoiceEmbedderInfo } from '../contract.ts';
import { embedInBatches } from '../embed-in-batches.ts';
import type { EmbedHooks } from '../embed-in-batches.ts';
import { LoadedModels } from '../loaded-models.ts';
import { findGraphs } from '../model-folder/graph-files.ts';
import { readJson } from '../model-folder/read-json.ts';
import { describeDevice } from '../providers/chosen-provider.ts';
import type { ChosenProvider } from '../providers/chosen-provider.ts';
import { pickFeeds, pickOutput, runGraph } from '../sessions/run-graph.ts';
import type { SessionLease, SessionPool } from '../sessions/session-pool.ts';

interface VoiceModel {
  readonly path: string;
  readonly chosen: ChosenProvider;
  readonly fbank: (samples: Float32Array) => Fbank;
  readonly dimensions: number;
}

/** Speaker encoders on ONNX Runtime. Sessions belong to the pool; between two calls it may close them. */
export class VoiceEmbedder {
  readonly #pool: SessionPool;
  readonly #models = new LoadedModels<VoiceModel>('speaker model');

  constructor(pool: SessionPool) {
    this.#pool = pool;
  }

  async load(request: LoadRequest, chosen: ChosenProvider, signal: AbortSignal): Promise<VoiceEmbedderInfo> {
    const { precision, paths } = await findGraphs(request, ['model'], chosen.provider);
    const config = await readJson(request.folder, 'config.json', speakerConfigSchema);
    const fbank = createFbank(await readJson(request.folder, 'preprocessor_config.json', fbankConfigSchema));
    signal.throwIfAborted();
    using lease = await this.#pool.acquire(paths[0]!, { provider: chosen.provider });
    // A second of silence now finds a graph that does not fit before the first call comes.
    const { length: dimensions } = await embedClip(lease, fbank(new Float32Array(16_000)));
    signal.throwIfAborted();
    const sameSpeakerAbove = config.sidecut?.sameSpeakerAbove;
    return {
      modelKey: this.#models.keep({ path: paths[0]!, chosen, fbank, dimensions }, request, precision, chosen),
      ...describeDevice(chosen),
      precision,
      dimensions,
      ...(sameSpeakerAbove === undefined ? {} : { sameSpeakerAbove }),
    };
  }

  async embed({ modelKey, clips }: EmbedVoicesInput, hooks: EmbedHooks): Promise<Vectors> {
    const { path, chosen, fbank, dimensions } = this.#models.get(modelKey);
    using lease = await this.#pool.acquire(path, { provider: chosen.provider });
    // The network averages over all frames, so padding would count: each clip runs alone.
    const alone = clips.map((_, index) => [index]);
    return await embedInBatches(
      alone,
      dimensions,
      ([index]) => embedClip(lease, fbank(clips[index!]!)),
      hooks,
    );
  }

  unload(modelKey: string): void {
    this.#models.drop(modelKey);
  }
}

const what = 'The speaker model';

/** Not yet of length 1. */
async function embedClip(lease: SessionLease, { frames, features }: Fbank): Promise<Float32Array> {
  const tensor = () => new Tensor('float32', features, [1, frames, features.length / frames]);
  // transformers' name, and that of WeSpeaker's own exports.
  const offered = { input_features: tensor, feats: tensor };
  const outputs = await runGraph(lease, pickFeeds(lease, offered, what));
  const { data, dims } = pickOutput(outputs, ['last_hidden_state', 'embeddings', 'embs'], what);
  if (dims.length === 2 && dims[0] === 1) return data;
  const sentence = `${what} gives numbers of the shape [${dims.join(', ')}], not one vector for a clip.`;
  throw new SidecutError('model-unsupported', sentence);
}
