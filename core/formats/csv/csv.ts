/**
 * CSV with a header: start, end, text, speaker, as spreadsheets take it; the text keeps its tags. Other tables are read
 * too: `;` or tabs between cells, other names of the columns or none, other columns beside them; Whisper's TSV and
 * whisper.cpp's CSV.
 */
import type { Cue } from '../../cues/cue.ts';
import { formatWebVttTime } from '../../time/timestamps.ts';
import { leadBeforeZero } from '../before-zero.ts';
import { clockFramesOf } from '../clock-frames.ts';
import type { ClockFrames } from '../clock-frames.ts';
import { finishReading } from '../finish-reading.ts';
import type { ReadOptions } from '../format-options.ts';
import { isLanguageTag } from '../../cues/languages.ts';
import { quote } from '../lines.ts';
import { problem } from '../../format-problems.ts';
import type { FormatProblem } from '../../format-problems.ts';
import type { ParsedSubtitles } from '../subtitle-document.ts';
import { findColumns } from './columns.ts';
import type { Column, Columns } from './columns.ts';
import { guardFormula, parseCsvTable, parseRawTable, unguardFormula, writeCsvRow } from './csv-table.ts';
import type { CsvRow } from './csv-table.ts';
import { countMilliseconds, readTableTime } from './table-time.ts';
import type { TableTime } from './table-time.ts';

const assumedDurationMs = 2000;

/** `options.frameRate`: for times that end in frames. */
export function parseCsv(text: string, options: ReadOptions = {}): ParsedSubtitles {
  const body = text.startsWith('\ufeff') ? text.slice(1) : text;
  const separator = separatorOf(body);
  const table = isWhisperTsv(body) ? parseRawTable(body, separator) : parseCsvTable(body, separator);
  const { columns, body: rows } = findColumns(table);
  const problems: FormatProblem[] = [];
  const timed = rows.map((row) => readTimes(row, columns));
  const units = unitsOf(timed, columns, options);
  const found = timed.flatMap((row) => spanOf(row, units, problems) ?? []);
  const byMs = leadBeforeZero(found);
  const firstLine = found[0]?.line ?? 1;
  problems.push(...units.frames.problemAt(firstLine));
  if (byMs > 0) problems.push(problem(firstLine, 'moved-to-zero', { byMs }));
  const cues = found.map((span) => readCue(span, byMs, columns, problems));
  if (cues.length === 0) problems.push(problem(1, 'nothing-found', { missing: 'row' }));
  return finishReading({ cues, problems });
}

/** RFC 4180, lines end with CR LF. See [Note: Formula cells]. A column for languages where a cue has one of its own. */
export function writeCsv(cues: readonly Cue[]): string {
  const hasLanguages = cues.some(({ language }) => language !== undefined);
  const rows = cues.map((cue) =>
    writeCsvRow([
      formatWebVttTime(cue.startMs),
      formatWebVttTime(cue.endMs),
      guardFormula(cue.text),
      guardFormula(cue.speaker ?? ''),
      ...(hasLanguages ? [guardFormula(cue.language ?? '')] : []),
    ]),
  );
  const names = ['start', 'end', 'text', 'speaker', ...(hasLanguages ? ['language'] : [])];
  return [writeCsvRow(names), ...rows].join('');
}

/** What parts the cells of the first line. */
function separatorOf(text: string): string {
  const head = text.slice(0, 2000).split(/\r\n|\n|\r/)[0] ?? '';
  const counts = [',', ';', '\t'].map((separator) => ({ separator, count: head.split(separator).length }));
  return counts.toSorted((a, b) => b.count - a.count)[0]!.separator;
}

/** Whisper writes its TSV without quotes around cells; a text may begin with one. */
function isWhisperTsv(text: string): boolean {
  return /^start\tend\ttext(?:\r\n|\n|\r)\d{1,12}\t\d{1,12}\t/.test(text.slice(0, 100));
}

interface TimedRow {
  readonly row: CsvRow;
  readonly start: TableTime | null;
  readonly end: TableTime | null;
  readonly duration: TableTime | null;
}

function readTimes(row: CsvRow, columns: Columns): TimedRow {
  const time = (column: Column): TableTime | null => readTableTime(cellOf(row, column, columns));
  return { row, start: time('start'), end: time('end'), duration: time('duration') };
}

/** What the times of this table count. */
interface TableUnits {
  readonly frames: ClockFrames;
  readonly msOf: (time: TableTime | null, column: Column) => number | null;
}

function unitsOf(rows: readonly TimedRow[], columns: Columns, { frameRate }: ReadOptions): TableUnits {
  const clocks = rows.flatMap(({ start, end }) =>
    [start, end].flatMap((time) => (time?.kind === 'clock' ? [time.time] : [])),
  );
  const numbers = rows.flatMap(({ start, end }) =>
    start?.kind === 'number' && end?.kind === 'number' ? [[start, end] as const] : [],
  );
  const frames = clockFramesOf(clocks, frameRate);
  const assumed = countMilliseconds(numbers, columns.isWhisper) ? 'milliseconds' : 'seconds';
  return {
    frames,
    msOf: (time, column) => {
      if (time === null) return null;
      if (time.kind === 'clock') return frames.msOf(time.time);
      const unit = columns.units.get(column) ?? assumed;
      return Math.round(unit === 'milliseconds' ? time.value : time.value * 1000);
    },
  };
}

interface RowSpan {
  readonly row: CsvRow;
  readonly line: number;
  /** Negative and in the wrong order where the table is. */
  readonly startMs: number;
  readonly endMs: number;
  readonly hasEnd: boolean;
}

/** Null for a row without a start. */
function spanOf(timed: TimedRow, { msOf }: TableUnits, problems: FormatProblem[]): RowSpan | null {
  const { row, start, end, duration } = timed;
  const { line } = row;
  const startMs = msOf(start, 'start');
  if (startMs === null) {
    const quoted = quote(row.cells.join(', '));
    problems.push(problem(line, 'untimed-left-out', { quote: quoted, lacks: 'start' }));
    return null;
  }
  const durationMs = msOf(duration, 'duration');
  const endMs = msOf(end, 'end') ?? (durationMs === null ? null : startMs + durationMs);
  return { row, line, startMs, endMs: endMs ?? startMs + assumedDurationMs, hasEnd: endMs !== null };
}

function readCue(span: RowSpan, byMs: number, columns: Columns, problems: FormatProblem[]): Cue {
  const { row, line, hasEnd } = span;
  const startMs = Math.max(0, Math.min(span.startMs, span.endMs) + byMs);
  const endMs = Math.max(0, Math.max(span.startMs, span.endMs) + byMs);
  if (!hasEnd) problems.push(problem(line, 'end-unreadable', { startMs, endMs }));
  else if (span.endMs < span.startMs) problems.push(problem(line, 'times-exchanged'));
  if (span.startMs + byMs < 0) {
    problems.push(problem(line, 'times-repaired', { startMs, endMs, repairs: ['negative'] }));
  }
  const text = unguardFormula(cellOf(row, 'text', columns)).replace(/\r\n?/g, '\n');
  if (text === '') problems.push(problem(line, 'no-text'));
  const speaker = unguardFormula(cellOf(row, 'speaker', columns)).trim();
  const language = cellOf(row, 'language', columns).trim();
  return {
    ...{ startMs, endMs, text },
    ...(speaker === '' ? {} : { speaker }),
    ...(isLanguageTag(language) ? { language } : {}),
  };
}

function cellOf(row: CsvRow, column: Column, { places }: Columns): string {
  return row.cells[places.get(column) ?? -1] ?? '';
}
