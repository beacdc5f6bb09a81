import type { EditContext } from '../edit/edit-context.ts';
import { indexOfCue } from '../edit/edit-context.ts';
import type { CueChange } from '../edit/make-edit.ts';
import { MAX_TEXT_LENGTH, cueEdit } from '../edit/make-edit.ts';
import { rawEnd, rawStart, readMarked, replaceVisible } from '../edit/marked-text.ts';
import { withNewText } from '../edit/set-text.ts';
import type { Edit } from '../project/project.ts';
import type { TrackCue } from '../project/track-cue.ts';
import type { BadPatternReason } from './bad-pattern.ts';
import { BadPatternError } from './bad-pattern.ts';
import type { FindQuery, TextFinder, TextMatch } from './query.ts';
import { createFinder } from './query.ts';

export type { FindQuery } from './query.ts';

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
const MAX_MATCHES = 100_000;

/**
 * Where a query occurs in what is seen of the cues; tags are passed over. `within`: only in these cues. It never
 * hangs, see [Note: Hostile patterns].
 */
export function findMatches(
  cues: readonly TrackCue[],
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
  cues: readonly TrackCue[],
  finder: TextFinder,
  within: ReadonlySet<string> | null,
): FindResult {
  const matches: FindMatch[] = [];
  for (const cue of cues) {
    if (within?.has(cue.id) === false) continue;
    for (const { start, end } of finder.findAll(readMarked(cue.text).plain)) {
      if (matches.length === MAX_MATCHES) return { kind: 'matches', matches, more: true };
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

/**
 * Replaces every match. In a regular expression's replacement `$1`, `$<name>`, `$&` and `$$` mean what they mean to
 * `String.replace`, and `\n` a line break. Null when nothing matches or the pattern is bad (`findMatches` says why).
 */
export function replaceMatches(
  c: EditContext,
  query: FindQuery,
  replacement: string,
  within: ReadonlySet<string> | null,
): Edit | null {
  const finder = finderOrNull(query);
  if (finder === null) return null;
  const changes: CueChange[] = [];
  let count = 0;
  try {
    for (const before of c.cues) {
      if (within?.has(before.id) === false) continue;
      const matches = finder.findAll(readMarked(before.text).plain);
      const after = replaced(before, matches, (match) => expand(replacement, match, query.regex));
      if (after === before) continue;
      count += matches.length;
      changes.push({ before, after });
    }
  } catch (error) {
    if (error instanceof BadPatternError) return null;
    throw error;
  }
  return cueEdit(c, 'edit.replaceAll', { count }, changes);
}

/** Replaces one match, when it is still there. */
export function replaceMatch(
  c: EditContext,
  match: FindMatch,
  query: FindQuery,
  replacement: string,
): Edit | null {
  const finder = finderOrNull(query);
  const index = indexOfCue(c.cues, match.cueId);
  const before = c.cues[index];
  if (finder === null || before === undefined) return null;
  try {
    const found = finder
      .findAll(readMarked(before.text).plain)
      .filter(({ start, end }) => start === match.start && end === match.end);
    const after = replaced(before, found, (one) => expand(replacement, one, query.regex));
    return cueEdit(c, 'edit.replace', { number: index + 1 }, [{ before, after }]);
  } catch (error) {
    if (error instanceof BadPatternError) return null;
    throw error;
  }
}

function finderOrNull(query: FindQuery): TextFinder | null {
  if (query.text === '') return null;
  try {
    return createFinder(query);
  } catch (error) {
    if (error instanceof BadPatternError) return null;
    throw error;
  }
}

function replaced(
  cue: TrackCue,
  matches: readonly TextMatch[],
  replacementOf: (match: TextMatch) => string,
): TrackCue {
  if (matches.length === 0) return cue;
  const replacements = matches.map((match) => ({ ...match, text: replacementOf(match) }));
  const text = replaceVisible(readMarked(cue.text), replacements);
  return text.length > MAX_TEXT_LENGTH ? cue : withNewText(cue, text);
}

function expand(replacement: string, match: TextMatch, isRegex: boolean): string {
  if (!isRegex) return replacement;
  return replacement.replaceAll(/\\([nt\\])|\$(?:([$&])|(\d{1,2})|<([^>]*)>)/gu, (whole, ...parts) => {
    const [escape, sign, number, name] = parts as (string | undefined)[];
    if (escape !== undefined) return escape === 'n' ? '\n' : escape === 't' ? ' ' : '\\';
    if (sign !== undefined) return sign === '$' ? '$' : (match.groups[0] ?? '');
    if (name !== undefined) return match.namedGroups.has(name) ? (match.namedGroups.get(name) ?? '') : whole;
    return groupText(match, number ?? '') ?? whole;
  });
}

/** `$12` is group 12 where there is one, else group 1 and a `2`; null: no such group. */
function groupText(match: TextMatch, number: string): string | null {
  if (Number(number) > 0 && Number(number) < match.groups.length) return match.groups[Number(number)] ?? '';
  const first = Number(number.charAt(0));
  if (number.length < 2 || first === 0 || first >= match.groups.length) return null;
  return (match.groups[first] ?? '') + number.slice(1);
}
