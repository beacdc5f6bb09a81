import type { InferenceSession } from 'onnxruntime-node';
import type { ExecutionProvider } from '../../../../../core/devices.ts';
import type { SessionRequest } from '../../../sessions/session-pool.ts';
import { presentName } from '../decoder/decoder-cache.ts';
import type { WhisperDecoder } from '../decoder/decoder.ts';
import type { Rearrangers } from '../decoder/device-cache.ts';
import { createExportedDecoder } from '../decoder/exported-decoder.ts';
import type { RewrittenDecoder } from '../decoder/rewrite-decoder.ts';
import { createRewrittenDecoder } from '../decoder/rewritten-decoder.ts';
import { rearranged, writeRearrangeGraph } from '../graph/rearrange-graph.ts';
import { crossCacheNames, selfCacheNames } from '../graph/step-inputs.ts';
import type { KnownModel } from './known-model.ts';

/** Opens a session for as long as the model is in use. */
export type Lease = (
  path: string,
  provider: ExecutionProvider,
  request?: Omit<SessionRequest, 'provider'>,
) => Promise<InferenceSession>;

export async function openDecoder(known: KnownModel, lease: Lease): Promise<WhisperDecoder> {
  return known.rewritten ? openRewritten(known, known.rewritten, lease) : openExported(known, lease);
}

function shapeOf({ folder: { config } }: KnownModel) {
  const { decoder_layers: layers, decoder_attention_heads: heads, d_model: width } = config;
  return { layers, heads, headWidth: width / heads };
}

async function openExported(known: KnownModel, lease: Lease): Promise<WhisperDecoder> {
  const { merged, first: plain, withPast, encoder } = known.files;
  const first = await lease(merged ?? plain ?? encoder, 'cpu');
  const next = withPast === undefined ? first : await lease(withPast, 'cpu');
  const alignmentHeads = known.folder.generation.alignment_heads ?? [];
  return createExportedDecoder({ ...shapeOf(known), first, next, alignmentHeads });
}

async function openRewritten(
  known: KnownModel,
  { cross, step, cache, flatHeads }: RewrittenDecoder,
  lease: Lease,
): Promise<WhisperDecoder> {
  const { config, generation, tokens } = known.folder;
  const shape = shapeOf(known);
  const onDevice = cache === 'device';
  const provider = onDevice ? known.provider : 'cpu';
  const tuning = (names: readonly string[]) => (onDevice ? { tuning: staysOnDevice(names) } : {});
  const own = selfCacheNames(shape.layers).map(presentName);
  const encoder = crossCacheNames(shape.layers).map(presentName);
  return createRewrittenDecoder({
    ...shape,
    flatHeads,
    cross: await lease(cross.path, provider, { rewritten: cross.graph, ...tuning(encoder) }),
    step: await lease(step.path, provider, { rewritten: step.graph, ...tuning(own) }),
    rearrangers: onDevice ? await openRearrangers(shape.layers, step.path, provider, lease) : undefined,
    memory: known.memory,
    vocabularySize: config.vocab_size,
    positions: config.max_target_positions,
    padding: tokens.endOfText,
    alignmentHeads: generation.alignment_heads?.length ?? 0,
  });
}

function staysOnDevice(outputs: readonly string[]) {
  const locations = outputs.map((name) => [name, 'gpu-buffer' as const] as const);
  return { preferredOutputLocation: Object.fromEntries(locations) };
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
      tuning: staysOnDevice(names.map(rearranged)),
    });
  return {
    own: await open('rearrange own', selfCacheNames(layers), true),
    encoder: await open('rearrange encoder', crossCacheNames(layers), false),
  };
}
