/**
 * What a person types, taken apart: words, "phrases", beginnings*, -exclusions and filters (`lang:de`, `in:holiday`,
 * `before:2026-05`, `after:2026`, `speaker:"Anna B"`, `tag:b-roll`). Whatever is typed is a query: a quote that is not
 * closed ends with the text, a filter that says nothing is a word.
 */
import { canonicalTag } from '../language/language-tag.ts';
import type { SearchFilters, SearchQuery, SearchTerm } from './search-query.ts';

/** More than a question has; the rest is not looked for one by one. */
const maxTerms = 48;

type Filters = { -readonly [Key in keyof SearchFilters]: SearchFilters[Key] };

const quotes: ReadonlyMap<string, string> = new Map([
  ['"', '"'],
  ['“', '”'],
  ['„', '“”'],
  ['«', '»'],
  ['「', '」'],
  ['『', '』'],
  ['＂', '＂'],
]);
export const filterNames = ['speaker', 'tag', 'lang', 'in', 'before', 'after'] as const;
export type FilterName = (typeof filterNames)[number];
const filterName = /^(lang|in|before|after|speaker|tag)[:：]/iu;

/** One thing that stands between spaces, or in quotes. */
interface Piece {
  readonly text: string;
  readonly isQuoted: boolean;
  readonly isExcluded: boolean;
  /** `speaker` of `speaker:"Anna B"`. */
  readonly filter: FilterName | null;
  /** Places in what is typed. */
  readonly from: number;
  readonly to: number;
}

/** A filter where it stands in what is typed; its value may be empty yet, or say nothing. */
export interface TypedFilter {
  readonly name: FilterName;
  readonly value: string;
  readonly from: number;
  readonly to: number;
}

export function typedFilters(typed: string): readonly TypedFilter[] {
  return [...piecesOf(typed)].flatMap(({ filter: name, text: value, from, to }) =>
    name === null ? [] : [{ name, value, from, to }],
  );
}

export function parseQuery(typed: string): SearchQuery {
  const terms: SearchTerm[] = [];
  const filters: Filters = {
    ...{ languages: [], places: [], speakers: [], tags: [], before: null, after: null },
  };
  for (const piece of piecesOf(typed)) {
    if (piece.filter !== null && takeFilter(filters, piece.filter, piece.text)) continue;
    const term = termOf(piece);
    if (term !== null && terms.length < maxTerms) terms.push(term);
  }
  const wanted = terms.filter(({ isExcluded }) => !isExcluded);
  return { text: wanted.map(({ text }) => text).join(' '), terms, filters };
}

function* piecesOf(typed: string): Generator<Piece> {
  for (let at = 0; at < typed.length;) {
    if (/\s/u.test(typed.charAt(at))) {
      at += 1;
      continue;
    }
    const from = at;
    const isExcluded = typed.charAt(at) === '-';
    if (isExcluded) at += 1;
    const named = isExcluded ? null : filterName.exec(typed.slice(at, at + 12));
    if (named !== null) at += named[0].length;
    const read = readText(typed, at);
    yield {
      ...{ text: read.text, isQuoted: read.isQuoted, isExcluded },
      filter: named === null ? null : (named[1]!.toLowerCase() as FilterName),
      ...{ from, to: Math.min(read.end, typed.length) },
    };
    at = read.end;
  }
}

function readText(typed: string, from: number) {
  const closing = quotes.get(typed.charAt(from));
  if (closing !== undefined) {
    let end = from + 1;
    while (end < typed.length && !closing.includes(typed.charAt(end))) end += 1;
    return { text: oneLine(typed.slice(from + 1, end)), isQuoted: true, end: end + 1 };
  }
  let end = from;
  while (end < typed.length && !/\s/u.test(typed.charAt(end))) {
    // A word may hold an apostrophe, not a quotation: `said"two words"` is a word and a phrase.
    if (end > from && quotes.has(typed.charAt(end))) break;
    end += 1;
  }
  return { text: typed.slice(from, end), isQuoted: false, end };
}

function oneLine(text: string): string {
  return text.replaceAll(/\s+/gu, ' ').trim();
}

function termOf({ text, isQuoted, isExcluded, filter }: Piece): SearchTerm | null {
  const written = filter === null ? text : `${filter}:${text}`;
  if (!/[\p{L}\p{N}]/u.test(text)) return null;
  if (isQuoted) return { text, kind: 'phrase', isExcluded };
  const beginning = /^(.*[\p{L}\p{N}\p{M}])\*$/su.exec(written);
  if (beginning !== null) return { text: beginning[1]!, kind: 'prefix', isExcluded };
  return { text: written, kind: 'word', isExcluded };
}

/** False where it says nothing: then it is a word. */
function takeFilter(filters: Filters, name: FilterName, value: string): boolean {
  if (value === '') return false;
  switch (name) {
    case 'lang': {
      const tag = canonicalTag(value);
      if (tag === null) return false;
      filters.languages = [...filters.languages, tag];
      return true;
    }
    case 'in':
      filters.places = [...filters.places, value];
      return true;
    case 'speaker':
      filters.speakers = [...filters.speakers, value];
      return true;
    case 'tag':
      filters.tags = [...filters.tags, value];
      return true;
    default:
      return takeDate(filters, name === 'before' ? 'before' : 'after', value);
  }
}

function takeDate(filters: Filters, name: 'before' | 'after', value: string): boolean {
  const found = /^(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?$/u.exec(value.trim());
  if (found === null) return false;
  const [year, month, day] = [found[1]!, found[2]?.padStart(2, '0'), found[3]?.padStart(2, '0')];
  const date = new Date(`${year}-${month ?? '01'}-${day ?? '01'}T00:00:00Z`);
  // 31 February becomes a day of March.
  if (Number.isNaN(date.getTime()) || (day !== undefined && date.getUTCDate() !== Number(day))) return false;
  filters[name] = [year, month, day].filter((part) => part !== undefined).join('-');
  return true;
}
