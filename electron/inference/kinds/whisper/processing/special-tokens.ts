import { SidecutError } from '../../../../../core/errors.ts';
import { languageOfToken } from './languages.ts';
import type { GenerationConfig, ModelConfig } from './model-config.ts';

/** Ids of the tokens that steer Whisper. */
export interface SpecialTokens {
  readonly endOfText: number;
  readonly startOfTranscript: number;
  readonly startOfPrevious: number | undefined;
  readonly noSpeech: number | undefined;
  readonly noTimestamps: number;
  /** `<|0.00|>`; timestamp tokens are the last of the vocabulary. */
  readonly timestampBegin: number;
  readonly transcribe: number | undefined;
  readonly translate: number | undefined;
  /** Language code to token id; empty for an English-only model. */
  readonly languages: ReadonlyMap<string, number>;
  readonly multilingual: boolean;
}

/**
 * Reads the ids from the tokenizer's added tokens, with generation_config.json before it where it speaks:
 * vocabularies differ (English-only, multilingual, large-v3's hundred languages, small models of one's own).
 *
 * @param tokenIds content of every added token to its id
 */
export function findSpecialTokens(
  tokenIds: ReadonlyMap<string, number>,
  generation: GenerationConfig,
  config: ModelConfig,
): SpecialTokens {
  const endOfText = tokenIds.get('<|endoftext|>') ?? firstId(generation.eos_token_id);
  const startOfTranscript = generation.decoder_start_token_id ?? tokenIds.get('<|startoftranscript|>');
  const noTimestamps = generation.no_timestamps_token_id ?? tokenIds.get('<|notimestamps|>');
  const languages = findLanguages(tokenIds, generation);
  const tokens: SpecialTokens = {
    endOfText: required('<|endoftext|>', endOfText),
    startOfTranscript: required('<|startoftranscript|>', startOfTranscript),
    startOfPrevious: generation.prev_sot_token_id ?? tokenIds.get('<|startofprev|>'),
    noSpeech: tokenIds.get('<|nospeech|>') ?? tokenIds.get('<|nocaptions|>'),
    noTimestamps: required('<|notimestamps|>', noTimestamps),
    timestampBegin: tokenIds.get('<|0.00|>') ?? required('<|notimestamps|>', noTimestamps) + 1,
    transcribe: generation.task_to_id?.['transcribe'] ?? tokenIds.get('<|transcribe|>'),
    translate: generation.task_to_id?.['translate'] ?? tokenIds.get('<|translate|>'),
    languages,
    multilingual: generation.is_multilingual ?? generation.lang_to_id !== undefined,
  };
  rejectOutside(tokens, config.vocab_size);
  return tokens;
}

function firstId(ids: number | readonly number[] | undefined): number | undefined {
  return typeof ids === 'object' ? ids[0] : ids;
}

/** Tokenizers of English-only models list language tokens too; only the flag tells that they mean nothing. */
function findLanguages(
  tokenIds: ReadonlyMap<string, number>,
  generation: GenerationConfig,
): ReadonlyMap<string, number> {
  const entries = generation.lang_to_id ? Object.entries(generation.lang_to_id) : [...tokenIds];
  const languages = new Map<string, number>();
  for (const [token, id] of entries) {
    const code = languageOfToken(token);
    if (code !== undefined) languages.set(code, id);
  }
  return languages;
}

function required(token: string, id: number | undefined): number {
  if (id !== undefined) return id;
  throw new SidecutError('model-damaged', { reason: 'lacks-token', token });
}

function rejectOutside(tokens: SpecialTokens, vocabularySize: number): void {
  const ids = Object.values(tokens).filter((value) => typeof value === 'number');
  const largest = Math.max(...ids, ...tokens.languages.values());
  if (largest < vocabularySize) return;
  throw new SidecutError('model-damaged', { reason: 'token-outside', token: largest, vocabularySize });
}
