/** Terms with what they are in other languages, as files have them: lines, or a table with a column for each language. */
import type { CsvRow } from '../formats/csv/csv-table.ts';
import { guardFormula, parseCsvTable, unguardFormula, writeCsvRow } from '../formats/csv/csv-table.ts';
import { knownLanguageName } from '../language/language-name.ts';
import { canonicalTag } from '../language/language-tag.ts';
import type { GlossaryTerm } from '../glossary/term.ts';
import { maxTerms, normaliseTerm, termKey } from '../glossary/term.ts';

export type TermOfFile = Pick<GlossaryTerm, 'text' | 'keep' | 'translations'>;

/**
 * Lines: `term` alone is kept as it is; `term = translation` holds for every language of `to` (BCP 47), `term = es: aguja;
 * de: Nadel` for those it names; `#` begins a remark. A table (commas, semicolons or tabs) has the term in its first
 * column and a language at the head of each other one; a column `keep` says what is not translated. Of the same the last
 * counts; what has no letter or figure says nothing.
 */
export function parseTermFile(text: string, to: readonly string[]): readonly TermOfFile[] {
  const lines = text.replace(/^\uFEFF/u, '');
  const read = readTable(lines, to) ?? lines.split(/\r\n?|\n/u).flatMap((line) => readLine(line, to));
  const terms = new Map<string, TermOfFile>();
  for (const term of read) {
    terms.delete(termKey(term.text));
    terms.set(termKey(term.text), term);
  }
  return [...terms.values()].slice(0, maxTerms);
}

/** As `parseTermFile` reads it: lines where nothing is said of other languages, else a table. */
export function formatTermFile(terms: readonly TermOfFile[]): string {
  const languages = [
    ...new Set(terms.flatMap(({ translations = {} }) => Object.keys(translations))),
  ].toSorted();
  const isList = languages.length === 0 && terms.every(({ keep }) => keep === true);
  if (isList) return terms.map(({ text }) => `${text}\n`).join('');
  const rows = terms.map(({ text, keep, translations = {} }) => [
    guardFormula(text),
    keep === true ? 'yes' : '',
    ...languages.map((language) => guardFormula(translations[language] ?? '')),
  ]);
  return [['term', 'keep', ...languages], ...rows].map(writeCsvRow).join('');
}

function readLine(line: string, to: readonly string[]): readonly TermOfFile[] {
  if (line.trimStart().startsWith('#')) return [];
  const [left = '', right] = parted(line);
  const text = normaliseTerm(left);
  if (text === undefined) return [];
  const wanted = right === undefined ? undefined : normaliseTerm(right);
  if (right === undefined || wanted === undefined || wanted === text) return [{ text, keep: true }];
  return [{ text, translations: byLanguage(right) ?? toEach(wanted, to) }];
}

/** `a = b`, `a => b`, `a → b`, a tab between them, or `a=b`. */
function parted(line: string): readonly string[] {
  const spaced = line.split(/\s+(?:=>?|→)\s+|\t+/u);
  if (spaced.length > 1) return [spaced[0]!, spaced.slice(1).join(' ')];
  const tight = line.split('=');
  return tight.length === 2 && tight.every((side) => /\p{L}/u.test(side)) ? tight : [line];
}

function toEach(wanted: string, to: readonly string[]): Readonly<Record<string, string>> {
  return Object.fromEntries(to.map((language) => [canonicalTag(language) ?? language, wanted]));
}

/** `es: aguja; de: Nadel` */
function byLanguage(text: string): Readonly<Record<string, string>> | undefined {
  const entries = text.split(/[;|]/u).map((part) => {
    const [, tag = '', written = ''] =
      /^\s*([A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*)\s*:\s*(.+)$/u.exec(part) ?? [];
    return [languageTag(tag), normaliseTerm(written)] as const;
  });
  const known = entries.flatMap(([tag, written]) =>
    tag === undefined || written === undefined ? [] : [[tag, written]],
  );
  return known.length === entries.length ? (Object.fromEntries(known) as Record<string, string>) : undefined;
}

function languageTag(text: string): string | undefined {
  const tag = canonicalTag(text.replaceAll('_', '-'));
  return tag !== null && text !== '' && knownLanguageName(tag, 'en') !== undefined ? tag : undefined;
}

const separators = ['\t', ';', ','] as const;
const keepColumn = /^(?:keep|dnt|do not translate|don['’]t translate|untranslated)$/iu;
const anyTarget = /^(?:target|translation|translated)$/iu;
const isNo = /^(?:|no|n|false|0|-)$/iu;

type Column =
  | { readonly kind: 'language'; readonly language: string }
  | { readonly kind: 'keep' | 'every' | 'other' };

/** Undefined where the first line names no columns. */
function readTable(text: string, to: readonly string[]): readonly TermOfFile[] | undefined {
  for (const separator of separators) {
    const [header, ...rows] = parseCsvTable(text, separator);
    const columns = header?.cells.slice(1).map(columnOf);
    if (columns?.some(({ kind }) => kind !== 'other'))
      return rows.flatMap((row) => readRow(row, columns, to));
  }
  return undefined;
}

function columnOf(name: string): Column {
  const bare = name.trim();
  if (keepColumn.test(bare)) return { kind: 'keep' };
  if (anyTarget.test(bare)) return { kind: 'every' };
  const language = languageTag(bare);
  return language === undefined ? { kind: 'other' } : { kind: 'language', language };
}

function readRow(
  { cells }: CsvRow,
  columns: readonly Column[],
  to: readonly string[],
): readonly TermOfFile[] {
  const text = normaliseTerm(unguardFormula(cells[0] ?? ''));
  if (text === undefined || (cells[0] ?? '').trimStart().startsWith('#')) return [];
  const translations: Record<string, string> = {};
  let isKept = false;
  for (const [i, column] of columns.entries()) {
    const cell = cells[i + 1] ?? '';
    const written = normaliseTerm(unguardFormula(cell));
    if (column.kind === 'keep') isKept ||= !isNo.test(cell.trim());
    else if (written !== undefined && column.kind === 'language') translations[column.language] = written;
    else if (written !== undefined && column.kind === 'every')
      Object.assign(translations, toEach(written, to));
  }
  if (isKept) return [{ text, keep: true }];
  return [Object.keys(translations).length === 0 ? { text } : { text, translations }];
}
