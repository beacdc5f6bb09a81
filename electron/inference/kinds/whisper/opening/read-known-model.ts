import { createLogMel } from '../processing/log-mel.ts';
import { createTokenRules } from '../processing/token-rules.ts';
import type { ExecutionProvider } from '../../../../../core/devices.ts';
import type { LoadRequest } from '../../../loading.ts';
import { findModelFiles } from '../../../model-folder/model-files.ts';
import type { ModelFiles } from '../../../model-folder/model-files.ts';
import { FloatPool } from '../decoder/float-pool.ts';
import { rewriteDecoder, widenEncoder } from '../decoder/rewrite-decoder.ts';
import type { RewrittenDecoder } from '../decoder/rewrite-decoder.ts';
import type { StepGraphSettings } from '../graph/step-graph.ts';
import { chooseBatchSize, chooseRows } from './batch-size.ts';
import { fuseEncoder } from './fuse-encoder.ts';
import type { KnownModel } from './known-model.ts';
import { readModelFolder } from './model-folder.ts';
import type { ModelFolder } from './model-folder.ts';

/** Reads a model folder and prepares its graphs; no session is opened yet. */
export async function readKnownModel(
  request: LoadRequest,
  provider: ExecutionProvider,
  fixedTokens?: number,
): Promise<KnownModel> {
  const files = await findFiles(request, provider);
  const folder = await readModelFolder(request.folder);
  const { config, generation, preprocessor, tokens } = folder;
  return {
    folder,
    files,
    precision: files.precision,
    provider,
    rules: createTokenRules(tokens, generation, config.vocab_size),
    logMel: createLogMel(preprocessor),
    encoderGraph: widenEncoder(files.encoder),
    fusedEncoder: provider === 'cpu' ? fuseEncoder(files.encoder, config) : undefined,
    rewritten: rewriteFor(provider, files, folder),
    batchSize: chooseBatchSize(config),
    rows: chooseRows(config),
    memory: new FloatPool(),
    fixedTokens,
    prepared: mayPrepare(request, provider) && isFloat(files) ? request.prepared : undefined,
    wantsBytes: request.precision === 'int8',
  };
}

/** Bytes that were not published are made of the weights that are there. */
async function findFiles(request: LoadRequest, provider: ExecutionProvider): Promise<ModelFiles> {
  const { folder, precision } = request;
  try {
    return await findModelFiles(folder, precision, provider);
  } catch (error) {
    if (precision !== 'int8' || !mayPrepare(request, provider)) throw error;
    const files = await findModelFiles(folder, 'auto', provider);
    if (isFloat(files)) return files;
    throw error;
  }
}

/** Graphics cards have no kernels for products of bytes. */
function mayPrepare({ prepared, precision }: LoadRequest, provider: ExecutionProvider): boolean {
  return prepared !== undefined && provider === 'cpu' && (precision === 'auto' || precision === 'int8');
}

function isFloat({ precision }: ModelFiles): boolean {
  return precision === 'fp32' || precision === 'fp16';
}

/**
 * The decoder reads the keys and values of the encoder at every step, so a device pays only where they can stay on
 * it. onnxruntime-node keeps tensors there for WebGPU alone; with other providers the decoder runs on the processor
 * and the encoder, which has most of the work, on the device.
 */
function rewriteFor(
  provider: ExecutionProvider,
  files: ModelFiles,
  folder: ModelFolder,
): RewrittenDecoder | undefined {
  const onDevice = provider === 'webgpu' ? rewriteDecoder(files, stepSettings(folder, 'device')) : undefined;
  return onDevice ?? rewriteDecoder(files, stepSettings(folder, 'memory'));
}

export function stepSettings(
  { config, generation }: ModelFolder,
  cache: StepGraphSettings['cache'],
): StepGraphSettings {
  return {
    cache,
    layers: config.decoder_layers,
    heads: config.decoder_attention_heads,
    positions: config.max_target_positions,
    width: config.d_model,
    frames: config.max_source_positions,
    alignmentHeads: generation.alignment_heads ?? [],
  };
}
