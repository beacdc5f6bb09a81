import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { readJsonIfThere } from '../../../model-folder/read-json.ts';
import { makeWhisperGraphs, weightsName, writeWhisperGraphs } from './plain/write-graphs.ts';
import type { WeightsSource } from './recognise-weights.ts';
import { readWeights } from './read-weights.ts';
import type { Weights } from './read-weights.ts';
import { blankToken, suppressedTexts } from './tokenizer/suppressed-tokens.ts';
import {
  makeGenerationConfig,
  makeModelConfig,
  makePreprocessorConfig,
  makeTokenizerConfig,
} from './whisper-configs.ts';
import type { WhisperShape } from './whisper-shape.ts';

/** A file of weights and where the graphs look for it. */
export interface PlacedWeights {
  readonly from: string;
  /** Relative to the model's folder, with `/`. */
  readonly to: string;
}

/**
 * Writes everything of a Whisper folder but the weights: graphs ([Note: Graphs without weights]), configuration and
 * tokenizer. The weights are checked to be whole; nothing of them is read beyond their tables.
 *
 * @returns the files of weights, which the caller is to place
 */
export async function writeModelFolder(
  source: WeightsSource,
  folder: string,
): Promise<readonly PlacedWeights[]> {
  const weights = await readWeights(source);
  const { table, shape, vocabulary } = weights;
  await writeWhisperGraphs(table, shape, folder);
  const write = (name: string, content: object): Promise<void> =>
    writeFile(path.join(folder, name), JSON.stringify(content));
  await write('config.json', makeModelConfig(shape));
  await write('preprocessor_config.json', makePreprocessorConfig(shape));
  await write('generation_config.json', await generationConfig(weights));
  await write('tokenizer.json', vocabulary.tokenizerJson());
  await write('tokenizer_config.json', makeTokenizerConfig(shape));
  return table.files.map((from, index) => ({ from, to: `onnx/${weightsName(index)}` }));
}

/** Fails as `writeModelFolder` would, and writes nothing. */
export async function checkWeights(source: WeightsSource): Promise<void> {
  const { table, shape } = await readWeights(source);
  makeWhisperGraphs(table, shape);
}

const ids = z.array(z.int().nonnegative().max(1_000_000)).max(100_000);
/** config.json of CTranslate2 (converters/transformers.py, `WhisperLoader`). */
const ctranslate2Schema = z.looseObject({
  suppress_ids: ids.optional(),
  suppress_ids_begin: ids.optional(),
  alignment_heads: z
    .array(z.tuple([z.int().min(0).max(255), z.int().min(0).max(255)]))
    .max(4096)
    .optional(),
});

/** The publisher's own where there is one; else made from what is known. */
async function generationConfig({ table, shape, vocabulary, folder }: Weights): Promise<object> {
  const own =
    folder === undefined
      ? undefined
      : await readJsonIfThere(folder, 'generation_config.json', z.looseObject({}));
  if (own) return own;
  const told =
    folder !== undefined && table.format === 'ctranslate2'
      ? await readJsonIfThere(folder, 'config.json', ctranslate2Schema)
      : undefined;
  const { texts, specials } = vocabulary;
  const blank = blankToken(texts);
  return makeGenerationConfig(shape, {
    specials,
    multilingual: isMultilingual(shape),
    suppressedTexts: told?.suppress_ids ?? suppressedTexts(texts),
    suppressedFirst: told?.suppress_ids_begin ?? (blank === undefined ? [] : [blank]),
    alignmentHeads: told?.alignment_heads,
    name: table.files[0] ?? '',
  });
}

/** The English-only models are the only ones with this many tokens. */
function isMultilingual({ vocabularySize }: WhisperShape): boolean {
  return vocabularySize !== 51_864;
}
