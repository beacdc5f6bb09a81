/** Chapters as rows: a table for spreadsheets, and the markers of Adobe Audition (tab-separated, "decimal" times). */
import { guardFormula, parseCsvTable, unguardFormula, writeCsvRow } from '../csv/csv-table.ts';
import type { CsvRow } from '../csv/csv-table.ts';
import { SidecutError } from '../../errors.ts';
import { formatWebVttTime, parseTime } from '../../time/timestamps.ts';
import { inOrder, maxChapters, oneLine, spansOf } from './chapter-list.ts';
import type { ChapterFacts, ChapterMark, ReadChapters } from './chapter-list.ts';

export function writeChapterCsv(chapters: readonly ChapterMark[], { durationMs }: ChapterFacts): string {
  const rows = spansOf(chapters, durationMs).map(({ startMs, endMs, title }) =>
    writeCsvRow([formatWebVttTime(startMs), formatWebVttTime(endMs), guardFormula(title)]),
  );
  return writeCsvRow(['start', 'end', 'title']) + rows.join('');
}

export function writeAudition(chapters: readonly ChapterMark[], { durationMs }: ChapterFacts): string {
  const rows = spansOf(chapters, durationMs).map(({ startMs, title }) =>
    [title, auditionTime(startMs), '0:00.000', 'decimal', 'Cue', ''].join('\t'),
  );
  return ['Name\tStart\tDuration\tTime Format\tType\tDescription', ...rows, ''].join('\r\n');
}

/** Minutes are not carried into hours. */
function auditionTime(ms: number): string {
  const seconds = ((ms % 60_000) / 1000).toFixed(3).padStart(6, '0');
  return `${Math.floor(ms / 60_000)}:${seconds}`;
}

const startNames = ['start', 'start time', 'starttime', 'begin', 'in', 'time', 'timestamp', 'position'];
const titleNames = ['title', 'name', 'chapter', 'text', 'marker name', 'label', 'description'];

/**
 * Any table with a column of times and one of titles, told by their names in the first row; without such a row the first
 * column that is a time and the first that is none. Throws `bad-subtitle` where no column is of times.
 */
export function parseChapterTable(text: string): ReadChapters {
  const body = text.startsWith('\ufeff') ? text.slice(1) : text;
  const rows = parseCsvTable(body, separatorOf(body));
  const columns = columnsOf(rows);
  if (columns === null) throw new SidecutError('bad-subtitle', { reason: 'no-chapters' });
  const chapters = rows.slice(columns.headRows, columns.headRows + maxChapters).flatMap(({ cells }) => {
    const startMs = msOf(cells[columns.start] ?? '');
    const title = oneLine(unguardFormula(cells[columns.title] ?? ''));
    return startMs === null ? [] : [{ startMs, title }];
  });
  return { chapters: inOrder(chapters), problems: [] };
}

function separatorOf(text: string): string {
  const head = text.slice(0, text.search(/[\r\n]|$/));
  return ['\t', ';', ','].find((separator) => head.includes(separator)) ?? ',';
}

interface Columns {
  readonly start: number;
  readonly title: number;
  readonly headRows: 0 | 1;
}

function columnsOf(rows: readonly CsvRow[]): Columns | null {
  const names = (rows[0]?.cells ?? []).map((cell) => cell.trim().toLowerCase());
  const start = names.findIndex((name) => startNames.includes(name));
  const title = names.findIndex((name) => titleNames.includes(name));
  if (start >= 0) return { start, title, headRows: 1 };
  const timed = names.findIndex((cell) => msOf(cell) !== null);
  if (timed < 0) return null;
  return { start: timed, title: names.findIndex((cell) => msOf(cell) === null), headRows: 0 };
}

/** `1:02:03.5`, `62:03`, or seconds. */
function msOf(cell: string): number | null {
  const text = cell.trim();
  if (/^\d{1,7}(?:[.,]\d{1,6})?$/.test(text)) return Math.round(Number(text.replace(',', '.')) * 1000);
  const [, minutes, seconds, fraction = ''] = /^(\d{1,5}):(\d{2})(?:[.,](\d{1,3}))?$/.exec(text) ?? [];
  if (minutes !== undefined)
    return (Number(minutes) * 60 + Number(seconds)) * 1000 + Number(fraction.padEnd(3, '0'));
  return parseTime(text)?.ms ?? null;
}
