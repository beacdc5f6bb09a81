import { termKey } from '../../../../core/glossary/term.ts';
import type { GlossaryTerm } from '../../../../core/glossary/term.ts';
import { canonicalJson, parseColumn } from './json-column.ts';

/** A name or term as it is stored. */
export type TermRow = Readonly<{
  id: string;
  mediaId: string | null;
  term: string;
  folded: string;
  keep: 0 | 1;
  translations: string | null;
}>;

export function toTermRow({ id, mediaId, text, keep, translations }: GlossaryTerm): TermRow {
  return {
    ...{ id, mediaId, term: text, folded: termKey(text), keep: keep === true ? 1 : 0 },
    translations: translations === undefined ? null : canonicalJson(translations),
  };
}

export function fromTermRow({
  id,
  mediaId,
  term,
  keep,
  translations,
}: Omit<TermRow, 'folded'>): GlossaryTerm {
  return {
    ...{ id, text: term, mediaId },
    ...(keep === 1 ? { keep: true as const } : {}),
    ...(translations === null
      ? {}
      : { translations: parseColumn(translations) as NonNullable<GlossaryTerm['translations']> }),
  };
}
