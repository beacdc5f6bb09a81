/** Changes of the filters in what is typed. */
import { typedFilters, type FilterName, type TypedFilter } from '../../../core/search/parse-query.ts';

interface TypedText {
  readonly text: string;
  readonly caret: number;
}

/** The filter that the caret stands behind or in; null: it stands elsewhere. */
export function filterAt(text: string, caret: number): TypedFilter | null {
  return typedFilters(text).find(({ from, to }) => from < caret && caret <= to) ?? null;
}

/** With this value, and a space behind it for what comes next. */
export function fillFilter(text: string, { from, to, name }: TypedFilter, value: string): TypedText {
  const written = `${name}:${/[\s"]/.test(value) ? `"${value.replaceAll('"', '')}"` : value}`;
  const before = `${text.slice(0, from)}${written} `;
  return { text: before + text.slice(to).trimStart(), caret: before.length };
}

export function withoutFilter(text: string, { from, to }: TypedFilter): string {
  return `${text.slice(0, from).trimEnd()} ${text.slice(to).trimStart()}`.trim();
}

export function withoutFilters(text: string): string {
  const last = typedFilters(text).at(-1);
  return last === undefined ? text : withoutFilters(withoutFilter(text, last));
}

/** One more filter at the end, its value to be typed. */
export function beginFilter(text: string, name: FilterName): TypedText {
  const begun = `${text.trimEnd()}${text.trim() === '' ? '' : ' '}${name}:`;
  return { text: begun, caret: begun.length };
}
