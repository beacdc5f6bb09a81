import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { SidecutError } from '../../../../core/errors.ts';
import {
  generationConfigSchema,
  modelConfigSchema,
  preprocessorConfigSchema,
} from '../../../../models/whisper/model-config.ts';
import type {
  GenerationConfig,
  ModelConfig,
  PreprocessorConfig,
} from '../../../../models/whisper/model-config.ts';
import { findSpecialTokens } from '../../../../models/whisper/special-tokens.ts';
import type { SpecialTokens } from '../../../../models/whisper/special-tokens.ts';
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

/** A tokenizer.json of 50,000 tokens takes 4 MB; nothing honest is larger than this. */
const largestJsonBytes = 64 * 1024 ** 2;

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
  throw new SidecutError(
    'model-damaged',
    `config.json and preprocessor_config.json of ${folder} do not belong together (window length or mel bins differ). ` +
      'Install the model again.',
  );
}

async function readJson<Schema extends z.ZodType>(
  folder: string,
  name: string,
  schema: Schema,
): Promise<z.output<Schema>> {
  const value = await readJsonIfThere(folder, name, schema);
  if (value !== undefined) return value;
  throw new SidecutError(
    'model-missing-file',
    `The model folder ${folder} has no ${name}. Install the model again, or point to a folder that has it.`,
    { details: { path: join(folder, name) } },
  );
}

async function readJsonIfThere<Schema extends z.ZodType>(
  folder: string,
  name: string,
  schema: Schema,
): Promise<z.output<Schema> | undefined> {
  const text = await readBounded(join(folder, name));
  if (text === undefined) return undefined;
  try {
    return schema.parse(JSON.parse(text));
  } catch (cause) {
    const reason = cause instanceof z.ZodError ? describeIssue(cause) : 'is not valid JSON';
    throw new SidecutError('model-damaged', `${name} of ${folder} ${reason}. Install the model again.`, {
      cause,
    });
  }
}

function describeIssue(error: z.ZodError): string {
  const issue = error.issues[0];
  return `has a wrong value at "${issue?.path.join('.') ?? ''}" (${issue?.message ?? 'unknown'})`;
}

async function readBounded(path: string): Promise<string | undefined> {
  const file = await open(path).catch((cause: unknown) => {
    const code = cause instanceof Error && 'code' in cause ? String(cause.code) : 'unknown error';
    if (code === 'ENOENT' || code === 'ENOTDIR') return undefined;
    throw new SidecutError('file-unreadable', `${path} cannot be read (${code}).`, { cause });
  });
  if (!file) return undefined;
  await using opened = file;
  const { size } = await opened.stat();
  if (size > largestJsonBytes) {
    throw new SidecutError(
      'model-damaged',
      `${path} is too large for a configuration file (${String(size)} bytes).`,
    );
  }
  return await opened.readFile('utf8');
}
