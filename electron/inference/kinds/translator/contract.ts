/** Models that write in one language what a text says in another: Marian (opus-mt), M2M100 and NLLB. */
import { z } from 'zod';
import type { ModelLanguageFacts } from '../../../../core/failures/inference.ts';
import { kindContract, kindOperation } from '../../kind-contract.ts';
import type { InfoOf } from '../../kind-contract.ts';
import { itemProgressSchema } from '../../loading.ts';
import { findPair } from './processing/languages.ts';

const info = z.strictObject({
  /** BCP 47 tags in order: `en`, `zh`, `zh-Hant`. Calls also take other codes for them (`deu`, `zh-TW`). */
  languages: z.strictObject({ from: z.array(z.string()), to: z.array(z.string()) }),
  /** True for a model of many source languages that are written down nowhere: any may be tried. */
  fromAny: z.boolean(),
  /** `en-es`: what goes, where that is not every language of `from` into every one of `to`. */
  pairs: z.array(z.string()).optional(),
  /** Tokens of one text; what is longer is translated in pieces. */
  maxTokens: z.int().positive(),
});

export const translateInput = z.strictObject({
  modelKey: z.string(),
  /** Each with its line breaks and tags; see [Note: Lines of a text] and [Note: Protected parts]. */
  texts: z.array(z.string()).min(1),
  /** Any code of the language: `de`, `de-AT`, `deu`. */
  source: z.string(),
  target: z.string(),
  /** Sequences that are followed at once; 1 takes the likeliest token each time and is several times faster. */
  beams: z.int().min(1).max(16).default(4),
});
/** Checked, defaults filled in. */
export type TranslateRequest = z.output<typeof translateInput>;

export const translatedTextSchema = z.strictObject({
  text: z.string(),
  /** Numbers of the source that the translation does not have: to be looked at by a person. */
  lost: z.array(z.string()),
});
export type TranslatedText = z.infer<typeof translatedTextSchema>;

export const translatorContract = kindContract({
  kind: 'translator',
  info,
  operations: {
    /** In the order of the texts; an empty text stays empty. */
    translate: kindOperation({
      input: translateInput,
      output: z.array(translatedTextSchema),
      progress: itemProgressSchema,
      priority: 'background',
    }),
  },
});

export type TranslatorInfo = InfoOf<typeof translatorContract>;

/** Why a loaded model does not translate this (any codes of the languages); undefined where it does. */
export function whyNot(
  { languages, fromAny, pairs }: Pick<TranslatorInfo, 'languages' | 'fromAny' | 'pairs'>,
  source: string,
  target: string,
): ModelLanguageFacts | undefined {
  const offered = (tags: readonly string[]) => tags.map((tag) => ({ tag, token: undefined }));
  const known = { from: offered(languages.from), to: offered(languages.to), fromAny, pairs };
  const found = findPair(known, source, target);
  return 'problem' in found ? found.problem : undefined;
}
