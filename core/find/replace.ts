import type { EditContext } from '../edit/edit-context.ts';
import { indexOfCue } from '../edit/edit-context.ts';
import { maxTextLength, cueEdit } from '../edit/make-edit.ts';
import { readMarked, replaceVisible } from '../edit/marked-text.ts';
import { withNewText } from '../edit/set-text.ts';
import type { Edit } from '../project/project.ts';
import { BadPatternError } from './bad-pattern.ts';
import type { FindMatch, SearchedCue } from './find.ts';
import type { FindQuery, TextMatch } from './query.ts';
import { createFinder } from './query.ts';

/** What replacing makes of a cue's text, tags included. */
export interface ReplacedText {
  readonly cueId: string;
  readonly before: string;
  readonly after: string;
  /** How many matches were replaced. */
  readonly count: number;
}

/** Which matches: all, those of some cues, or one. */
export type ReplaceScope =
  | { readonly kind: 'all' }
  | { readonly kind: 'cues'; readonly ids: ReadonlySet<string> }
  | { readonly kind: 'one'; readonly match: FindMatch };

/**
 * The texts that change. In a regular expression's replacement `$1`, `$<name>`, `$&` and `$$` mean what they mean to
 * `String.replace`, and `\n` a line break. Throws `BadPatternError`; with a person's pattern it may hang, see
 * [Note: Hostile patterns].
 */
export function replaceInTexts(
  cues: readonly SearchedCue[],
  query: FindQuery,
  replacement: string,
  scope: ReplaceScope,
): readonly ReplacedText[] {
  if (query.text === '') return [];
  const finder = createFinder(query);
  const texts: ReplacedText[] = [];
  for (const { id: cueId, text: before } of cues) {
    if (!isInScope(scope, cueId)) continue;
    const marked = readMarked(before);
    const found = finder.findAll(marked.plain);
    const matches = scope.kind === 'one' ? found.filter((match) => isSamePlace(match, scope.match)) : found;
    if (matches.length === 0) continue;
    const replacements = matches.map((match) => ({
      ...match,
      text: expand(replacement, match, query.regex),
    }));
    const after = replaceVisible(marked, replacements);
    if (after.length <= maxTextLength) texts.push({ cueId, before, after, count: matches.length });
  }
  return texts;
}

function isInScope(scope: ReplaceScope, cueId: string): boolean {
  if (scope.kind === 'all') return true;
  return scope.kind === 'cues' ? scope.ids.has(cueId) : scope.match.cueId === cueId;
}

function isSamePlace(a: Pick<FindMatch, 'start' | 'end'>, b: Pick<FindMatch, 'start' | 'end'>): boolean {
  return a.start === b.start && a.end === b.end;
}

/** One edit for all texts whose cues are still as they were; null when nothing changes. */
export function replaceAllEdit(c: EditContext, texts: readonly ReplacedText[]): Edit | null {
  const byCue = new Map(texts.map((text) => [text.cueId, text]));
  const pairs = c.cues.flatMap((before) => {
    const text = byCue.get(before.id);
    if (text === undefined || text.before !== before.text) return [];
    const after = withNewText(before, text.after);
    return after === before ? [] : [{ before, after, count: text.count }];
  });
  const count = pairs.reduce((sum, pair) => sum + pair.count, 0);
  return cueEdit(c, 'edit.replaceAll', { count }, pairs);
}

/** The edit for one match, when it is still there. */
export function replaceOneEdit(c: EditContext, texts: readonly ReplacedText[]): Edit | null {
  const [text] = texts;
  const index = text === undefined ? -1 : indexOfCue(c.cues, text.cueId);
  const before = c.cues[index];
  if (text === undefined || before === undefined || before.text !== text.before) return null;
  const after = withNewText(before, text.after);
  return cueEdit(c, 'edit.replace', { number: index + 1 }, [{ before, after }]);
}

/** Replaces every match at once; null when nothing matches or the pattern is bad (`findMatches` says why). */
export function replaceMatches(
  c: EditContext,
  query: FindQuery,
  replacement: string,
  within: ReadonlySet<string> | null,
): Edit | null {
  const scope: ReplaceScope = within === null ? { kind: 'all' } : { kind: 'cues', ids: within };
  try {
    return replaceAllEdit(c, replaceInTexts(c.cues, query, replacement, scope));
  } catch (error) {
    if (error instanceof BadPatternError) return null;
    throw error;
  }
}

function expand(replacement: string, match: TextMatch, isRegex: boolean): string {
  if (!isRegex) return replacement;
  return replacement.replaceAll(/\\([nt\\])|\$(?:([$&])|(\d{1,2})|<([^>]*)>)/gu, (whole, ...parts) => {
    const [escape, sign, number, name] = parts as (string | undefined)[];
    if (escape !== undefined) return escape === 'n' ? '\n' : escape === 't' ? ' ' : '\\';
    if (sign !== undefined) return sign === '$' ? '$' : (match.groups[0] ?? '');
    if (name !== undefined)
      return Object.hasOwn(match.namedGroups, name) ? (match.namedGroups[name] ?? '') : whole;
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
