/**
 * Chapters as rows: a table for spreadsheets, and the markers of Adobe Audition (tab-separated, "decimal" times). Those of
 * Premiere (`Marker Name`, `In`) are read.
 */
import { guardFormula, parseCsvTable, parseRawTable, unguardFormula, writeCsvRow } from '../csv/csv-table.ts';
import type { CsvRow } from '../csv/csv-table.ts';
import { SidecutError } from '../../errors.ts';
import { defaultFrameRate } from '../../time/frame-rate.ts';
import type { FrameRate } from '../../time/frame-rate.ts';
import { timecodeToMs } from '../../time/timecode.ts';
import { formatWebVttTime, parseTime } from '../../time/timestamps.ts';
import { asRead, spansOf } from './chapter-list.ts';
import type { ChapterFacts, ChapterMark, ChapterReadOptions, ReadChapters } from './chapter-list.ts';

/** The column of parts is there where a video has any: `part` in the first chapter of each. */
export function writeChapterCsv(chapters: readonly ChapterMark[], { durationMs }: ChapterFacts): string {
  const spans = spansOf(chapters, durationMs);
  const hasParts = spans.some(({ beginsPart }) => beginsPart === true);
  const rows = spans.map(({ startMs, endMs, title, beginsPart }) =>
    writeCsvRow([
      ...[formatWebVttTime(startMs), formatWebVttTime(endMs), guardFormula(title)],
      ...(hasParts ? [beginsPart === true ? 'part' : ''] : []),
    ]),
  );
  return writeCsvRow(['start', 'end', 'title', ...(hasParts ? ['level'] : [])]) + rows.join('');
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
const endNames = ['end', 'end time', 'endtime', 'out'];
const titleNames = ['title', 'name', 'chapter', 'text', 'marker name', 'label', 'description'];
/** Adobe's programs quote no cells. */
const adobeHead = /^\ufeff?(?:Name\tStart\tDuration\tTime Format|Marker Name\t)/i;

/**
 * Any table with a column of times and one of titles, told by their names in the first row; without such a row the first
 * column that is a time and the first that is none. Throws `bad-subtitle` where no column is of times.
 */
export function parseChapterTable(text: string, { frameRate }: ChapterReadOptions = {}): ReadChapters {
  const body = text.startsWith('\ufeff') ? text.slice(1) : text;
  const isAdobe = adobeHead.test(text);
  const rate = frameRate ?? defaultFrameRate;
  const { rows, columns } = isAdobe ? tableOf(parseRawTable(body, '\t'), rate) : likeliestTable(body, rate);
  if (columns === null) throw new SidecutError('bad-subtitle', { reason: 'no-chapters' });
  const titled = (cell: string) => (isAdobe ? cell : unguardFormula(cell));
  const entries = rows.slice(columns.headRows);
  const found = entries.flatMap(({ cells }) => {
    const startMs = msOf(cells[columns.start] ?? '', rate);
    if (startMs === null) return [];
    const isPart = /^(?:part|1)$/i.test(cells[columns.level]?.trim() ?? '');
    return [
      {
        ...{ startMs, title: titled(cells[columns.title] ?? '') },
        ...{ endMs: msOf(cells[columns.end] ?? '', rate) ?? undefined },
        ...(isPart ? { beginsPart: true as const } : {}),
      },
    ];
  });
  return asRead(found, { untimed: entries.length - found.length });
}

/** Whether the first row names a column of times and one of titles. */
export function isChapterTable(text: string): boolean {
  const head = text
    .slice(0, 500)
    .replace(/^\ufeff/, '')
    .split(/[\r\n]/, 1)[0]!;
  const names = head
    .toLowerCase()
    .split(/[,;\t]/)
    .map((name) => name.trim());
  const has = (wanted: readonly string[]) => names.some((name) => wanted.includes(name));
  return has(startNames) && has(titleNames);
}

interface Table {
  readonly rows: readonly CsvRow[];
  readonly columns: Columns | null;
}

interface Columns {
  readonly start: number;
  readonly title: number;
  /** -1 where there is none. */
  readonly end: number;
  readonly level: number;
  readonly headRows: 0 | 1;
}

/** The first separator with which the table has times and titles; with which it has times, where none has both. */
function likeliestTable(text: string, rate: FrameRate): Table {
  const head = text.slice(0, text.search(/[\r\n]|$/));
  const tables = ['\t', ';', ',']
    .filter((separator) => head.includes(separator))
    .map((separator) => ({ separator, head: tableOf(parseCsvTable(head, separator), rate).columns }));
  const best =
    tables.find((one) => one.head !== null && one.head.title >= 0) ?? tables.find((one) => one.head !== null);
  return tableOf(parseCsvTable(text, best?.separator ?? ','), rate);
}

function tableOf(rows: readonly CsvRow[], rate: FrameRate): Table {
  return { rows, columns: columnsOf(rows, rate) };
}

function columnsOf(rows: readonly CsvRow[], rate: FrameRate): Columns | null {
  const names = (rows[0]?.cells ?? []).map((cell) => cell.trim().toLowerCase());
  const named = (wanted: readonly string[]) => names.findIndex((name) => wanted.includes(name));
  const start = named(startNames);
  if (start >= 0) {
    const others = { title: named(titleNames), end: named(endNames), level: named(['level', 'part']) };
    return { start, ...others, headRows: 1 };
  }
  const timed = names.findIndex((cell) => msOf(cell, rate) !== null);
  if (timed < 0) return null;
  const title = names.findIndex((cell) => msOf(cell, rate) === null);
  return { start: timed, title, end: -1, level: -1, headRows: 0 };
}

/** `1:02:03.5`, `62:03`, `00:01:02:12` with frames, or seconds. */
function msOf(cell: string, rate: FrameRate): number | null {
  const text = cell.trim();
  if (/^\d{1,7}(?:[.,]\d{1,6})?$/.test(text)) return Math.round(Number(text.replace(',', '.')) * 1000);
  const [, minutes, seconds, fraction = ''] = /^(\d{1,5}):(\d{2})(?:[.,](\d{1,3}))?$/.exec(text) ?? [];
  if (minutes !== undefined)
    return (Number(minutes) * 60 + Number(seconds)) * 1000 + Number(fraction.padEnd(3, '0'));
  const read = parseTime(text);
  if (read === null || read.ms < 0) return null;
  const { timecode } = read;
  return timecode === undefined ? read.ms : timecodeToMs(timecode, rate, timecode.isDropFrame);
}
