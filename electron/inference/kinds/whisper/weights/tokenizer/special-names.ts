import { whisperLanguageCodes } from '../../processing/languages.ts';

/** One every 20 ms of half a minute. */
const timestamps = 1501;
/** End and start, two tasks, and five that steer. */
const steering = 8;

/**
 * Names of the tokens behind the text but the timestamps, in their order (whisper/tokenizer.py). English-only models have
 * the languages too, and they mean nothing.
 *
 * @returns undefined when the sizes are of no Whisper
 */
export function specialNames(textTokens: number, vocabularySize: number): readonly string[] | undefined {
  const languages = vocabularySize - textTokens - timestamps - steering;
  if (languages < 1 || languages > whisperLanguageCodes.length) return undefined;
  return [
    '<|endoftext|>',
    '<|startoftranscript|>',
    ...whisperLanguageCodes.slice(0, languages).map((code) => `<|${code}|>`),
    '<|translate|>',
    '<|transcribe|>',
    '<|startoflm|>',
    '<|startofprev|>',
    '<|nospeech|>',
    '<|notimestamps|>',
  ];
}
