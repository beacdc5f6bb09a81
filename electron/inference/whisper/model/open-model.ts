import type { InferenceSession } from 'onnxruntime-node';
import type { LogMel } from '../../../../models/whisper/log-mel.ts';
import type { TokenRules } from '../../../../models/whisper/token-rules.ts';
import type { ExecutionProvider } from '../../contract.ts';
import type { SessionLease, SessionPool, SessionRequest } from '../../sessions/session-pool.ts';
import { presentName } from '../decoder/decoder-cache.ts';
import type { WhisperDecoder } from '../decoder/decoder.ts';
import type { Rearrangers } from '../decoder/device-cache.ts';
import { createEncoder } from './encoder.ts';
import { createExportedDecoder } from '../decoder/exported-decoder.ts';
import { rearranged, writeRearrangeGraph } from '../graph/rearrange-graph.ts';
import { crossCacheNames, selfCacheNames } from '../graph/step-graph.ts';
import type { FloatPool } from '../decoder/float-pool.ts';
import type { LoadedModel } from './loaded-model.ts';
import type { ModelFiles } from './model-files.ts';
import type { ModelFolder } from './model-folder.ts';
import type { RewrittenDecoder, RewrittenFile } from '../decoder/rewrite-decoder.ts';
import { createRewrittenDecoder } from '../decoder/rewritten-decoder.ts';

/** A model that was loaded and may be opened again whenever it is needed. */
export interface KnownModel {
  readonly folder: ModelFolder;
  readonly files: ModelFiles;
  readonly provider: ExecutionProvider;
  readonly rules: TokenRules;
  readonly logMel: LogMel;
  /** Undefined: the encoder's file is of single precision already. */
  readonly wideEncoder: RewrittenFile | undefined;
  /** Undefined: the graphs run as exported. */
  readonly rewritten: RewrittenDecoder | undefined;
  readonly batchSize: number;
  readonly memory: FloatPool;
  readonly fixedTokens: number | undefined;
}

export interface OpenModel extends Disposable {
  readonly model: LoadedModel;
}

type Lease = (
  path: string,
  provider: ExecutionProvider,
  request?: Omit<SessionRequest, 'provider'>,
) => Promise<InferenceSession>;

/** Leases the sessions; the pool may close them once the result is disposed of. */
export async function openModel(pool: SessionPool, known: KnownModel): Promise<OpenModel> {
  const leases: SessionLease[] = [];
  const lease: Lease = async (path, provider, request = {}) => {
    const acquired = await pool.acquire(path, { provider, ...request });
    leases.push(acquired);
    return acquired.session;
  };
  const release = (): void => {
    for (const held of leases) held.release();
  };
  try {
    const { files, provider, wideEncoder } = known;
    const session = await lease(files.encoder, provider, wideEncoder ? { rewritten: wideEncoder.graph } : {});
    const encoder = createEncoder(session, known.logMel, known.folder.config);
    const decoder = await openDecoder(known, lease);
    return { model: { ...known, encoder, decoder }, [Symbol.dispose]: release };
  } catch (error) {
    release();
    throw error;
  }
}

async function openDecoder(known: KnownModel, lease: Lease): Promise<WhisperDecoder> {
  const { config, generation, tokens } = known.folder;
  const shape = {
    layers: config.decoder_layers,
    heads: config.decoder_attention_heads,
    headWidth: config.d_model / config.decoder_attention_heads,
  };
  const alignmentHeads = generation.alignment_heads ?? [];
  if (!known.rewritten) {
    const { merged, first: plain, withPast } = known.files;
    const first = await lease(merged ?? plain ?? known.files.encoder, 'cpu');
    const next = withPast === undefined ? first : await lease(withPast, 'cpu');
    return createExportedDecoder({ ...shape, first, next, alignmentHeads });
  }
  const { cross, step } = known.rewritten;
  const provider = decoderProvider(known.provider);
  const location = provider === 'cpu' ? undefined : keepOnDevice(shape.layers);
  return createRewrittenDecoder({
    ...shape,
    cross: await lease(cross.path, provider, {
      rewritten: cross.graph,
      ...(location && { tuning: location.cross }),
    }),
    step: await lease(step.path, provider, {
      rewritten: step.graph,
      ...(location && { tuning: location.step }),
    }),
    memory: known.memory,
    rearrangers:
      provider === 'cpu' ? undefined : await openRearrangers(shape.layers, step.path, provider, lease),
    vocabularySize: config.vocab_size,
    positions: config.max_target_positions,
    frames: config.max_source_positions,
    padding: tokens.endOfText,
    alignmentHeads: alignmentHeads.length,
  });
}

/**
 * The decoder reads the keys and values of the encoder at every step, so it pays only where they can stay on the
 * device. onnxruntime-node keeps tensors there for WebGPU alone; with other providers the decoder runs on the
 * processor and the encoder, which has most of the work, on the device.
 */
function decoderProvider(provider: ExecutionProvider): ExecutionProvider {
  return provider === 'webgpu' ? 'webgpu' : 'cpu';
}

function keepOnDevice(layers: number) {
  const own = selfCacheNames(layers).map(presentName);
  const encoder = crossCacheNames(layers).map(presentName);
  const onDevice = (names: readonly string[]) => ({
    preferredOutputLocation: Object.fromEntries(names.map((name) => [name, 'gpu-buffer' as const])),
  });
  return { cross: onDevice(encoder), step: onDevice(own) };
}

async function openRearrangers(
  layers: number,
  path: string,
  provider: ExecutionProvider,
  lease: Lease,
): Promise<Rearrangers> {
  const open = (name: string, names: readonly string[], grows: boolean) =>
    lease(path, provider, {
      rewritten: { name, bytes: writeRearrangeGraph(names, grows), weightBytes: 0 },
      tuning: {
        preferredOutputLocation: Object.fromEntries(
          names.map((input) => [rearranged(input), 'gpu-buffer' as const]),
        ),
      },
    });
  return {
    own: await open('rearrange own', selfCacheNames(layers), true),
    encoder: await open('rearrange encoder', crossCacheNames(layers), false),
  };
}
