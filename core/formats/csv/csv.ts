/**
 * CSV with a header: start, end, text, speaker, as spreadsheets take it; the text keeps its tags. Other tables are read
 * too: `;` or tabs between cells, other names of the columns, other columns beside them.
 */
import type { Cue } from '../../cues/cue.ts';
import { formatWebVttTime, parseTime } from '../../time/timestamps.ts';
import { quote } from '../lines.ts';
import { problem } from '../../format-problems.ts';
import type { FormatProblem } from '../../format-problems.ts';
import type { ParsedSubtitles } from '../subtitle-document.ts';
import { guardFormula, parseCsvTable, unguardFormula, writeCsvRow } from './csv-table.ts';
import type { CsvRow } from './csv-table.ts';

type Column = 'start' | 'end' | 'duration' | 'text' | 'speaker';

const columnNames: ReadonlyMap<string, Column> = new Map([
  ...(['start', 'starttime', 'begin', 'in', 'incue', 'from', 'startms', 'tcin', 'timecodein'] as const).map(
    named('start'),
  ),
  ...(['end', 'endtime', 'stop', 'out', 'outcue', 'to', 'endms', 'tcout', 'timecodeout'] as const).map(
    named('end'),
  ),
  ...(['duration', 'dur', 'length', 'durationms'] as const).map(named('duration')),
  ...(['text', 'caption', 'subtitle', 'transcript', 'content', 'line'] as const).map(named('text')),
  ...(['speaker', 'actor', 'name', 'character', 'who'] as const).map(named('speaker')),
]);
const assumedDurationMs = 2000;

interface Columns {
  readonly places: ReadonlyMap<Column, number>;
  /** Columns whose header says that they count milliseconds. */
  readonly inMilliseconds: ReadonlySet<Column>;
}

const withoutHeader: Columns = {
  places: new Map([
    ['start', 0],
    ['end', 1],
    ['text', 2],
  ]),
  inMilliseconds: new Set(),
};

export function parseCsv(text: string): ParsedSubtitles {
  const body = text.startsWith('\ufeff') ? text.slice(1) : text;
  const rows = parseCsvTable(body, separatorOf(body));
  const problems: FormatProblem[] = [];
  const header = rows[0] === undefined ? null : readHeader(rows[0]);
  const columns = header ?? withoutHeader;
  const cues: Cue[] = [];
  for (const row of header === null ? rows : rows.slice(1)) {
    const cue = readRow(row, columns, problems);
    if (cue !== null) cues.push(cue);
  }
  if (cues.length === 0) problems.push(problem(1, 'nothing-found', { missing: 'row' }));
  return { cues, problems: problems.toSorted((a, b) => a.line - b.line) };
}

/** RFC 4180, lines end with CR LF. See [Note: Formula cells]. */
export function writeCsv(cues: readonly Cue[]): string {
  const rows = cues.map((cue) =>
    writeCsvRow([
      formatWebVttTime(cue.startMs),
      formatWebVttTime(cue.endMs),
      guardFormula(cue.text),
      guardFormula(cue.speaker ?? ''),
    ]),
  );
  return [writeCsvRow(['start', 'end', 'text', 'speaker']), ...rows].join('');
}

/** What parts the cells of the first line. */
function separatorOf(text: string): string {
  const head = text.slice(0, 2000).split(/\r\n|\n|\r/)[0] ?? '';
  const counts = [',', ';', '\t'].map((separator) => ({ separator, count: head.split(separator).length }));
  return counts.toSorted((a, b) => b.count - a.count)[0]!.separator;
}

/** Null when the first row is none: it holds times. */
function readHeader(row: CsvRow): Columns | null {
  const places = new Map<Column, number>();
  const inMilliseconds = new Set<Column>();
  for (const [index, cell] of row.cells.entries()) {
    const name = cell.toLowerCase().replace(/[^a-z]/g, '');
    const column =
      columnNames.get(name) ?? columnNames.get(name.replace(/(?:ms|milliseconds|seconds|s)$/, ''));
    if (column === undefined || places.has(column)) continue;
    places.set(column, index);
    if (/(?:ms|milliseconds)$/.test(name)) inMilliseconds.add(column);
  }
  return places.has('start') && places.has('text') ? { places, inMilliseconds } : null;
}

function readRow(row: CsvRow, columns: Columns, problems: FormatProblem[]): Cue | null {
  const { line } = row;
  const cell = (column: Column): string => row.cells[columns.places.get(column) ?? -1] ?? '';
  const time = (column: Column): number | null => readTime(cell(column), columns.inMilliseconds.has(column));
  const startMs = time('start');
  if (startMs === null) {
    const quoted = quote(row.cells.join(', '));
    problems.push(problem(line, 'untimed-left-out', { quote: quoted, lacks: 'start' }));
    return null;
  }
  const durationMs = time('duration');
  const endMs = time('end') ?? (durationMs === null ? null : startMs + durationMs);
  const end = endMs ?? startMs + assumedDurationMs;
  if (endMs === null) problems.push(problem(line, 'end-unreadable', { startMs, endMs: end }));
  else if (endMs < startMs) problems.push(problem(line, 'times-exchanged'));
  const text = unguardFormula(cell('text')).replace(/\r\n?/g, '\n');
  if (text === '') problems.push(problem(line, 'no-text'));
  const speaker = unguardFormula(cell('speaker')).trim();
  return {
    startMs: Math.min(startMs, end),
    endMs: Math.max(startMs, end),
    text,
    ...(speaker === '' ? {} : { speaker }),
  };
}

/** A clock time, or a number: seconds unless the column says milliseconds. */
function readTime(cell: string, inMilliseconds: boolean): number | null {
  const text = unguardFormula(cell.trim());
  const clock = parseTime(text);
  if (clock !== null) return Math.max(0, clock.ms);
  if (!/^\d{1,12}(?:[.,]\d{1,9})?$/.test(text)) return null;
  const value = Number(text.replace(',', '.'));
  return Math.round(inMilliseconds ? value : value * 1000);
}

function named(column: Column): (name: string) => readonly [string, Column] {
  return (name) => [name, column];
}
