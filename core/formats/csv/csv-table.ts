/** Comma-separated values (RFC 4180), and what spreadsheets make of them. */

/** A row and the line on which it begins, from 1. */
export interface CsvRow {
  readonly line: number;
  readonly cells: readonly string[];
}

/**
 * Rows of a text, blank ones left out. A quote inside an unquoted cell is a character; a quoted cell that never ends
 * ends with the text. Linear.
 */
export function parseCsvTable(text: string, separator: string): readonly CsvRow[] {
  const rows: CsvRow[] = [];
  let line = 1;
  for (let i = 0; i < text.length;) {
    const cells: string[] = [];
    const rowLine = line;
    for (;;) {
      const cell = readCell(text, i, separator);
      cells.push(cell.value);
      line += cell.lineEnds;
      i = cell.next;
      if (text[i] !== separator) break;
      i += 1;
    }
    if (text[i] === '\r' && text[i + 1] === '\n') i += 1;
    i += 1;
    line += 1;
    if (cells.length > 1 || cells[0] !== '') rows.push({ line: rowLine, cells });
  }
  return rows;
}

/** Rows of a text in which nothing is quoted: a line is a row, a separator parts cells. */
export function parseRawTable(text: string, separator: string): readonly CsvRow[] {
  return text
    .split(/\r\n|\n|\r/)
    .flatMap((line, index) => (line === '' ? [] : [{ line: index + 1, cells: line.split(separator) }]));
}

export function writeCsvRow(cells: readonly string[]): string {
  return `${cells.map(quoteCell).join(',')}\r\n`;
}

/**
 * [Note: Formula cells] A cell that begins with `=`, `+`, `-`, `@`, a tab or a carriage return is a formula to a
 * spreadsheet, and may send the table to a stranger (OWASP, "CSV Injection"). An apostrophe before it makes it text, and
 * is taken off again when we read; a text that begins with apostrophes and such a character gets one more.
 */
export function guardFormula(text: string): string {
  return formula.test(text) ? `'${text}` : text;
}

export function unguardFormula(text: string): string {
  return text.startsWith("'") && formula.test(text) ? text.slice(1) : text;
}

const formula = /^'*[=+\-@\t\r\uff1d\uff0b\uff0d\uff20]/;

function quoteCell(text: string): string {
  return /[",;\t\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

interface Cell {
  readonly value: string;
  /** Position of the separator or line end behind it. */
  readonly next: number;
  readonly lineEnds: number;
}

function readCell(text: string, from: number, separator: string): Cell {
  if (text[from] === '"') return readQuoted(text, from, separator);
  const next = endOfCell(text, from, separator);
  return { value: text.slice(from, next), next, lineEnds: 0 };
}

function readQuoted(text: string, from: number, separator: string): Cell {
  let value = '';
  let i = from + 1;
  for (;;) {
    const quote = text.indexOf('"', i);
    if (quote < 0) {
      value += text.slice(i);
      return { value, next: text.length, lineEnds: countLineEnds(value) };
    }
    value += text.slice(i, quote);
    i = quote + 1;
    if (text[i] !== '"') break;
    value += '"';
    i += 1;
  }
  const lineEnds = countLineEnds(value);
  const next = endOfCell(text, i, separator);
  return { value: value + text.slice(i, next), next, lineEnds };
}

function endOfCell(text: string, from: number, separator: string): number {
  let next = from;
  while (next < text.length && text[next] !== separator && text[next] !== '\n' && text[next] !== '\r')
    next += 1;
  return next;
}

function countLineEnds(text: string): number {
  return text.match(/\r\n|\n|\r/g)?.length ?? 0;
}
