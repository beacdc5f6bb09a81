/** The filters in what is typed: where they stand, and which one is being typed. */
export const filterNames = ['speaker', 'tag', 'lang', 'in', 'before', 'after'] as const;
export type FilterName = (typeof filterNames)[number];

export interface TypedFilter {
  readonly name: FilterName;
  /** Without quotes. */
  readonly value: string;
  readonly isExcluding: boolean;
  /** Places in the text. */
  readonly from: number;
  readonly to: number;
}

const filter = /(?<=^|\s)(-?)(speaker|tag|lang|in|before|after):(?:"([^"]*)("?)|([^\s"]*))/gi;

export function typedFilters(text: string): readonly TypedFilter[] {
  return [...text.matchAll(filter)].map((match) => ({
    name: match[2]!.toLowerCase() as FilterName,
    value: match[3] ?? match[5] ?? '',
    isExcluding: match[1] === '-',
    from: match.index,
    to: match.index + match[0].length,
  }));
}

/** The one that the caret stands behind or in; null: it stands elsewhere. */
export function filterAt(text: string, caret: number): TypedFilter | null {
  return typedFilters(text).find(({ from, to }) => from < caret && caret <= to) ?? null;
}

/** The text with a filter in the place of another, or without it. */
export function replaceFilter(
  text: string,
  { from, to, name, isExcluding }: TypedFilter,
  value: string | null,
): { readonly text: string; readonly caret: number } {
  if (value === null) {
    const left = `${text.slice(0, from).trimEnd()} ${text.slice(to).trimStart()}`.trim();
    return { text: left, caret: Math.min(from, left.length) };
  }
  const written = `${isExcluding ? '-' : ''}${name}:${/[\s"]/.test(value) ? `"${value.replaceAll('"', '')}"` : value}`;
  const before = `${text.slice(0, from)}${written} `;
  return { text: before + text.slice(to).trimStart(), caret: before.length };
}

/** One more filter at the end, its value to be typed. */
export function appendFilter(
  text: string,
  name: FilterName,
): { readonly text: string; readonly caret: number } {
  const begun = `${text.trimEnd()}${text.trim() === '' ? '' : ' '}${name}:`;
  return { text: begun, caret: begun.length };
}
