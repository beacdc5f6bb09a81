/** Which column of a table holds what: by the names in its first row, or by what stands in the cells. */
import { readTableTime } from './table-time.ts';
import type { CsvRow } from './csv-table.ts';

export type Column = 'start' | 'end' | 'duration' | 'text' | 'speaker' | 'language';

export interface Columns {
  readonly places: ReadonlyMap<Column, number>;
  /** What a number in a column counts, where its name says it. */
  readonly units: ReadonlyMap<Column, 'milliseconds' | 'seconds'>;
  /** `start,end,text`, with a speaker or not: as Whisper and whisper.cpp write it. */
  readonly isWhisper: boolean;
}

const columnNames: ReadonlyMap<string, Column> = new Map([
  ...(['start', 'starttime', 'begin', 'in', 'incue', 'from', 'startms', 'tcin', 'timecodein'] as const).map(
    named('start'),
  ),
  ...(['end', 'endtime', 'stop', 'out', 'outcue', 'to', 'endms', 'tcout', 'timecodeout'] as const).map(
    named('end'),
  ),
  ...(['duration', 'dur', 'length', 'durationms'] as const).map(named('duration')),
  ...(['text', 'caption', 'subtitle', 'transcript', 'content', 'line', 'dialogue', 'sentence'] as const).map(
    named('text'),
  ),
  ...(['speaker', 'actor', 'name', 'character', 'who'] as const).map(named('speaker')),
  ...(['speakername', 'speakerid', 'speakerlabel', 'actorname', 'charactername'] as const).map(
    named('speaker'),
  ),
  ...(['language', 'lang'] as const).map(named('language')),
]);
const whisperHeaders = new Set(['start,end,text', 'start,end,speaker,text']);
/** Rows that are looked at to find out what stands in a column without a name. */
const sampleRows = 50;
/** Of the rows of the sample, as many must have a time in a column of times. */
const enough = 0.8;

const firstThree: Columns = {
  places: new Map([
    ['start', 0],
    ['end', 1],
    ['text', 2],
  ]),
  units: new Map(),
  isWhisper: false,
};

/** The columns of a table, and the rows under its header. */
export function findColumns(rows: readonly CsvRow[]): {
  readonly columns: Columns;
  readonly body: readonly CsvRow[];
} {
  const header = rows[0] === undefined ? null : readHeader(rows[0]);
  if (header !== null) return { columns: header, body: rows.slice(1) };
  return { columns: columnsOfCells(rows.slice(0, sampleRows)), body: rows };
}

/** Null when the first row names no columns. */
function readHeader(row: CsvRow): Columns | null {
  const places = new Map<Column, number>();
  const units = new Map<Column, 'milliseconds' | 'seconds'>();
  for (const [index, cell] of row.cells.entries()) {
    const name = cell.toLowerCase().replace(/[^a-z]/g, '');
    const column =
      columnNames.get(name) ?? columnNames.get(name.replace(/(?:ms|milliseconds|seconds|secs?|s)$/, ''));
    if (column === undefined || places.has(column)) continue;
    places.set(column, index);
    if (/(?:ms|milliseconds)$/.test(name)) units.set(column, 'milliseconds');
    else if (!columnNames.has(name)) units.set(column, 'seconds');
  }
  if (!places.has('start') || !places.has('text')) return null;
  return { places, units, isWhisper: whisperHeaders.has(row.cells.join(',')) };
}

/**
 * Without names: a start, an end and the text, in this order; a number that counts the rows may stand before them. Where
 * the cells do not tell, the first three columns are taken.
 */
function columnsOfCells(rows: readonly CsvRow[]): Columns {
  const width = Math.max(3, ...rows.map(({ cells }) => cells.length));
  const columns = [...Array(Math.min(width, 100)).keys()];
  const timed = columns.filter((column) => isTimed(rows, column) && !isCounter(rows, column));
  if (timed.length === 0) return firstThree;
  const [start = 0, end = null] = timed;
  const after = columns.filter((column) => column > (end ?? start) && !timed.includes(column));
  const text = after.toSorted((a, b) => lengthOf(rows, b) - lengthOf(rows, a))[0] ?? (end ?? start) + 1;
  const places = new Map<Column, number>([
    ['start', start],
    ...(end === null ? [] : ([['end', end]] as const)),
    ['text', text],
  ]);
  return { places, units: new Map(), isWhisper: false };
}

function isTimed(rows: readonly CsvRow[], column: number): boolean {
  const count = rows.filter(({ cells }) => readTableTime(cells[column] ?? '') !== null).length;
  return count > 0 && count >= rows.length * enough;
}

/** 1, 2, 3 and so on, with more columns of times behind it. */
function isCounter(rows: readonly CsvRow[], column: number): boolean {
  if (rows.length < 2 && column > 0) return false;
  const numbers = rows.map(({ cells }) => Number(cells[column]));
  const isCounting = numbers.every(
    (value, index) => value === numbers[0]! + index && Number.isInteger(value),
  );
  return isCounting && isTimed(rows, column + 1) && isTimed(rows, column + 2);
}

function lengthOf(rows: readonly CsvRow[], column: number): number {
  return rows.reduce((sum, { cells }) => sum + (cells[column] ?? '').length, 0);
}

function named(column: Column): (name: string) => readonly [string, Column] {
  return (name) => [name, column];
}
