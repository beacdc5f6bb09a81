import { createLogMel } from '../../../../models/whisper/log-mel.ts';
import { createTokenRules } from '../../../../models/whisper/token-rules.ts';
import type { ExecutionProvider } from '../../contract.ts';
import type { LoadRequest } from '../../speech-engine.ts';
import { chooseBatchSize } from './batch-size.ts';
import { FloatPool } from '../decoder/float-pool.ts';
import { findModelFiles } from './model-files.ts';
import type { StepGraphSettings } from '../graph/step-graph.ts';
import { readModelFolder } from './model-folder.ts';
import type { ModelFolder } from './model-folder.ts';
import type { KnownModel } from './open-model.ts';
import { rewriteDecoder, widenEncoder } from '../decoder/rewrite-decoder.ts';

/** Reads a model folder and prepares its graphs; no session is opened yet. */
export async function readKnownModel(
  request: LoadRequest,
  provider: ExecutionProvider,
  fixedTokens?: number,
): Promise<KnownModel> {
  const files = await findModelFiles(request.folder, request.precision, provider);
  const folder = await readModelFolder(request.folder);
  const { config, generation, preprocessor, tokens } = folder;
  return {
    folder,
    files,
    provider,
    rules: createTokenRules(tokens, generation, config.vocab_size),
    logMel: createLogMel(preprocessor),
    wideEncoder: widenEncoder(files.encoder),
    rewritten: rewriteDecoder(files, stepSettings(folder)),
    batchSize: chooseBatchSize(config),
    memory: new FloatPool(),
    fixedTokens,
  };
}

export function stepSettings({ config, generation }: ModelFolder): StepGraphSettings {
  return {
    layers: config.decoder_layers,
    positions: config.max_target_positions,
    width: config.d_model,
    alignmentHeads: generation.alignment_heads ?? [],
  };
}
