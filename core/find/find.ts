import { rawEnd, rawStart, readMarked } from '../edit/marked-text.ts';
import type { TrackCue } from '../project/track-cue.ts';
import type { BadPatternReason } from './bad-pattern.ts';
import { BadPatternError } from './bad-pattern.ts';
import type { FindQuery, TextFinder } from './query.ts';
import { createFinder } from './query.ts';

export type { FindQuery } from './query.ts';

/** What of a cue is searched. */
export type SearchedCue = Pick<TrackCue, 'id' | 'text'>;

/** Offsets in the visible text of the cue, where tags are not; `rawRange` gives those in `cue.text`. */
export interface FindMatch {
  readonly cueId: string;
  readonly start: number;
  readonly end: number;
}

export type FindResult =
  | {
      readonly kind: 'matches';
      readonly matches: readonly FindMatch[];
      /** There are more: the list is cut. */
      readonly more: boolean;
    }
  | { readonly kind: 'bad-pattern'; readonly reason: BadPatternReason; readonly message: string };

/** More than anyone steps through; replacing knows no such limit. */
const maxMatches = 100_000;

/**
 * Where a query occurs in what is seen of the cues; tags are passed over. `within`: only in these cues. With a
 * person's pattern it may hang, see [Note: Hostile patterns].
 */
export function findMatches(
  cues: readonly SearchedCue[],
  query: FindQuery,
  within: ReadonlySet<string> | null,
): FindResult {
  if (query.text === '') return { kind: 'matches', matches: [], more: false };
  try {
    return matchesOf(cues, createFinder(query), within);
  } catch (error) {
    if (!(error instanceof BadPatternError)) throw error;
    return { kind: 'bad-pattern', reason: error.reason, message: error.message };
  }
}

function matchesOf(
  cues: readonly SearchedCue[],
  finder: TextFinder,
  within: ReadonlySet<string> | null,
): FindResult {
  const matches: FindMatch[] = [];
  for (const cue of cues) {
    if (within?.has(cue.id) === false) continue;
    for (const { start, end } of finder.findAll(readMarked(cue.text).plain)) {
      if (matches.length === maxMatches) return { kind: 'matches', matches, more: true };
      matches.push({ cueId: cue.id, start, end });
    }
  }
  return { kind: 'matches', matches, more: false };
}

/** Where a match stands in `cue.text`, tags included: to select it in a text field. */
export function rawRange(
  cueText: string,
  match: Pick<FindMatch, 'start' | 'end'>,
): { readonly start: number; readonly end: number } {
  const text = readMarked(cueText);
  const start = rawStart(text, match.start);
  return { start, end: match.end > match.start ? rawEnd(text, match.end) : start };
}
