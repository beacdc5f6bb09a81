import { z } from 'zod';
import { SidecutError } from '../../../../../core/errors.ts';
import {
  generationConfigSchema,
  modelConfigSchema,
  preprocessorConfigSchema,
} from '../processing/model-config.ts';
import type { GenerationConfig, ModelConfig, PreprocessorConfig } from '../processing/model-config.ts';
import { findSpecialTokens } from '../processing/special-tokens.ts';
import type { SpecialTokens } from '../processing/special-tokens.ts';
import { readJson, readJsonIfThere } from '../../../model-folder/read-json.ts';
import { createTokenizer } from './tokenizer.ts';
import type { WhisperTokenizer } from './tokenizer.ts';

/** Everything of a Whisper folder except its graphs. */
export interface ModelFolder {
  readonly config: ModelConfig;
  readonly generation: GenerationConfig;
  readonly preprocessor: PreprocessorConfig;
  readonly tokenizer: WhisperTokenizer;
  readonly tokens: SpecialTokens;
}

export async function readModelFolder(folder: string): Promise<ModelFolder> {
  const config = await readJson(folder, 'config.json', modelConfigSchema);
  const preprocessor = await readJson(folder, 'preprocessor_config.json', preprocessorConfigSchema);
  // Very old exports have no generation_config.json; the tokenizer then tells what there is to know.
  const generation = (await readJsonIfThere(folder, 'generation_config.json', generationConfigSchema)) ?? {};
  const tokenizerJson = await readJson(folder, 'tokenizer.json', z.looseObject({}));
  const tokenizerConfig = (await readJsonIfThere(folder, 'tokenizer_config.json', z.looseObject({}))) ?? {};
  const tokenizer = createTokenizer(tokenizerJson, tokenizerConfig, folder);
  const tokens = findSpecialTokens(tokenizer.addedTokens, generation, config);
  rejectDisagreement(folder, config, preprocessor);
  return { config, generation, preprocessor, tokenizer, tokens };
}

/** The encoder's second convolution halves the frames, so the two files fix each other. */
function rejectDisagreement(folder: string, config: ModelConfig, preprocessor: PreprocessorConfig): void {
  const frames = Math.floor(preprocessor.windowSamples / preprocessor.hopLength);
  if (frames === 2 * config.max_source_positions && preprocessor.melBins === config.num_mel_bins) return;
  throw new SidecutError('model-damaged', { reason: 'configs-disagree', folder });
}
