import { basename } from 'node:path';
import { z } from 'zod';
import { SidecutError } from '../../../../core/errors.ts';
import { languagesOfTokens } from './processing/languages.ts';
import type { TranslatorLanguages } from './processing/languages.ts';
import { marianLanguages } from './processing/marian-pair.ts';
import { sourceLayout } from './processing/source-layout.ts';
import {
  generationConfigSchema,
  languagesConfigSchema,
  translationConfigSchema,
  translationSettings,
} from './processing/translation-config.ts';
import type {
  LanguagesConfig,
  TranslationConfig,
  TranslationSettings,
} from './processing/translation-config.ts';
import { readJson, readJsonIfThere } from '../../model-folder/read-json.ts';
import { openTokenizer } from '../../model-folder/tokenizer.ts';
import type { Tokenizer } from '../../model-folder/tokenizer.ts';
import { createTranslationTokenizer } from './translation-tokenizer.ts';
import type { TranslationTokenizer } from './translation-tokenizer.ts';

/** Everything of a translation model's folder except its graphs. */
export interface TranslationFolder {
  readonly settings: TranslationSettings;
  readonly languages: TranslatorLanguages;
  readonly tokenizer: TranslationTokenizer;
}

const tokenizerSchema = z.looseObject({ post_processor: z.unknown().optional() });
/** Where there is none, exporters write 10 to the 30th. */
const noLimit = 1_000_000;

export async function readTranslationModel(folder: string): Promise<TranslationFolder> {
  const config = await readJson(folder, 'config.json', translationConfigSchema);
  const generation = (await readJsonIfThere(folder, 'generation_config.json', generationConfigSchema)) ?? {};
  const json = await readJson(folder, 'tokenizer.json', tokenizerSchema);
  const tokenizerConfig =
    (await readJsonIfThere(folder, 'tokenizer_config.json', languagesConfigSchema.loose())) ?? {};
  const limit = tokenizerConfig.model_max_length ?? noLimit;
  const settings = translationSettings(config, generation, limit < noLimit ? limit : undefined);
  if (!settings) {
    const modelType = config.model_type;
    throw new SidecutError('model-unsupported', { reason: 'not-a-translator', folder, modelType });
  }
  const tokenizer = openTokenizer(json, tokenizerConfig, folder);
  return {
    settings,
    languages: readLanguages(folder, config, settings, tokenizer, tokenizerConfig),
    tokenizer: createTranslationTokenizer(tokenizer, settings, sourceLayout(json.post_processor)),
  };
}

function readLanguages(
  folder: string,
  config: TranslationConfig,
  { family }: TranslationSettings,
  tokenizer: Tokenizer,
  { source_lang, target_lang }: LanguagesConfig,
): TranslatorLanguages {
  const languages =
    family === 'marian'
      ? marianLanguages({
          names: [config._name_or_path ?? '', basename(folder)],
          sourceLang: source_lang ?? undefined,
          targetLang: target_lang ?? undefined,
          vocabulary: tokenizer.get_vocab(true).keys(),
        })
      : languagesOfTokens(
          [...tokenizer.get_added_tokens_decoder().values()].map(({ content }) => content),
          config.sidecut?.pairs,
        );
  if (languages && languages.to.length > 0 && (languages.fromAny || languages.from.length > 0))
    return languages;
  throw new SidecutError('model-unsupported', { reason: 'names-no-languages', folder });
}
