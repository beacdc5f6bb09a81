import { z } from 'zod';
import { foldText } from '../language/same-text.ts';

/** Longer is no name, and no term. */
export const maxTermLength = 80;
/** More than anybody keeps by hand, in one scope. */
export const maxTerms = 2000;

/** A name or term as it is to be written. */
export interface GlossaryTerm {
  readonly id: string;
  readonly text: string;
  /** The video whose captions it counts for; null: for all of the library. */
  readonly mediaId: string | null;
  /** It stays as it is in every language. */
  readonly keep?: true;
  /** What it is called in other languages, by BCP 47. */
  readonly translations?: Readonly<Record<string, string>>;
}

/** More languages than anybody translates one video into. */
const maxLanguages = 100;

export const glossaryTermSchema = z.object({
  id: z.string().min(1).max(64),
  text: z.string().min(1).max(maxTermLength),
  mediaId: z.string().min(1).max(64).nullable(),
  keep: z.literal(true).exactOptional(),
  translations: z
    .record(z.string().min(2).max(35), z.string().min(1).max(maxTermLength))
    .refine((translations) => Object.keys(translations).length <= maxLanguages)
    .exactOptional(),
});

/** In one line, without the marks of a list around it; undefined where nothing with a letter or figure is left. */
export function normaliseTerm(typed: string): string | undefined {
  const text = typed
    .normalize('NFC')
    .replaceAll(/[\p{White_Space}\p{Cc}]+/gu, ' ')
    .replaceAll(/^[\s,;•·*"“”„«»‚‘-]+|[\s,;"“”„«»-]+$/gu, '')
    .trim();
  return text.length <= maxTermLength && /[\p{L}\p{N}]/u.test(text) ? text : undefined;
}

/** The same for terms that differ in case alone: of two such the later one counts. */
export function termKey(text: string): string {
  return foldText(text);
}

/** Each line a term, in order; an empty line and one that begins with `#` says nothing, and of the same the last counts. */
export function parseTerms(text: string): readonly string[] {
  const terms = new Map<string, string>();
  for (const line of text.split(/\r\n?|\n/)) {
    const term = line.trimStart().startsWith('#') ? undefined : normaliseTerm(line);
    if (term === undefined) continue;
    terms.delete(termKey(term));
    terms.set(termKey(term), term);
  }
  return [...terms.values()];
}

/** As `parseTerms` reads it. */
export function formatTerms(terms: readonly string[]): string {
  return terms.map((term) => `${term}\n`).join('');
}
