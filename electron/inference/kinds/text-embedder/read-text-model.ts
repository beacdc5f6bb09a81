import {
  lengthConfigSchema,
  poolingConfigSchema,
  promptsConfigSchema,
  textConfigSchema,
  textSettings,
} from './processing/text-settings.ts';
import type { TextSettings } from './processing/text-settings.ts';
import { readJson, readJsonIfThere } from '../../model-folder/read-json.ts';
import { readTextEncoder } from '../../model-folder/text-encoder.ts';
import type { TextEncoder } from '../../model-folder/text-encoder.ts';

/** Everything of a sentence encoder's folder except its graph. */
export interface TextModelFolder {
  readonly encoder: TextEncoder;
  readonly settings: TextSettings;
}

export async function readTextModel(folder: string): Promise<TextModelFolder> {
  const config = await readJson(folder, 'config.json', textConfigSchema);
  const encoder = await readTextEncoder(folder);
  const settings = textSettings({
    config,
    pooling: await readJsonIfThere(folder, '1_Pooling/config.json', poolingConfigSchema),
    length: await readJsonIfThere(folder, 'sentence_bert_config.json', lengthConfigSchema),
    prompts: await readJsonIfThere(folder, 'config_sentence_transformers.json', promptsConfigSchema),
    tokenizerLimit: encoder.limit,
  });
  return { encoder, settings };
}
