/** Rows of the index as `fuseLegs` takes them: with how sure each leg is that it answers the question. */
import { certaintyOfMeaning, certaintyOfWords } from './certainty.ts';
import type { MatchLevel } from './certainty.ts';
import type { LegRow } from './fuse-legs.ts';
import type { Passage } from './passage.ts';
import type { SearchQuery } from './search-query.ts';

export interface FoundPassage {
  readonly passage: Passage & { readonly id: number; readonly mediaId: string };
  /** BM25, or a cosine. */
  readonly score: number;
}

/** Reading all of 200 texts would take longer than finding them: those behind are as sure as their scores are near. */
const readTexts = 40;

/** Of what was found by its words, the best first. */
export function rowsOfWords(query: SearchQuery, found: readonly FoundPassage[]): readonly LegRow[] {
  const read = found.slice(0, readTexts).map((one) => {
    const { text, language, speakers } = one.passage;
    return toRow(one, certaintyOfWords(query, [text, ...speakers].join(' '), language));
  });
  const last = read.at(-1);
  const behind = found
    .slice(readTexts)
    .map((one) => toRow(one, (last!.certainty * one.score) / Math.max(last!.score, Number.MIN_VALUE)));
  return [...read, ...behind];
}

/** Of what was found by its meaning, the best first. */
export function rowsOfMeaning(level: MatchLevel, found: readonly FoundPassage[]): readonly LegRow[] {
  return found.map((one) => toRow(one, certaintyOfMeaning(one.score, level)));
}

function toRow({ passage: { id, mediaId, startMs, endMs }, score }: FoundPassage, certainty: number): LegRow {
  return { key: `passage ${id}`, mediaId, startMs, endMs, score, certainty };
}
