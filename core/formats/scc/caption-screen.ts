/** A screen of CEA-608 captions: 15 rows of 32 cells, and what text and place they make. */
import { settingsOfPlace } from '../place.ts';
import type { CuePlace } from '../place.ts';
import { cueTextOfRuns, RunList } from '../styled-text.ts';
import { plainLook } from '../text-look.ts';
import type { TextLook } from '../text-look.ts';

export const screenRows = 15;
export const screenColumns = 32;
/** Captions fill the middle 80 % of the picture's width and height. */
const safeEdge = 0.1;
const safeShare = 0.8;
/** Cells beyond the right edge are kept: files of careless programs have them. */
const maxColumns = 80;

interface Cell {
  readonly character: string;
  readonly look: TextLook;
}

export class CaptionScreen {
  readonly #rows = new Map<number, (Cell | undefined)[]>();

  get isBlank(): boolean {
    return !Array.from(this.#rows.values()).some((cells) => cells.some(isInked));
  }

  /** Nothing was ever put here, not even a space. */
  get isUntouched(): boolean {
    return this.#rows.size === 0;
  }

  /** Numbers of the rows that hold something. */
  get rows(): readonly number[] {
    return [...this.#rows.keys()].sort((a, b) => a - b);
  }

  hasRow(row: number): boolean {
    return this.#rows.has(row);
  }

  put(row: number, column: number, character: string, look: TextLook): void {
    const cells = this.#rows.get(row) ?? [];
    this.#rows.set(row, cells);
    cells[Math.min(column, maxColumns)] = { character, look };
  }

  /** Clears from a column to the end of the row. */
  erase(row: number, fromColumn: number): void {
    const cells = this.#rows.get(row);
    if (cells !== undefined) cells.length = Math.min(cells.length, Math.max(0, fromColumn));
  }

  /** What is in one row goes into another. */
  moveRow(from: number, to: number): void {
    const cells = this.#rows.get(from);
    if (cells === undefined || from === to) return;
    this.#rows.delete(from);
    this.#rows.set(to, cells);
  }

  /** As a cue's text; rows are lines. */
  text(): string {
    const runs = new RunList();
    for (const [index, line] of this.#lines().entries()) {
      if (index > 0) runs.add('\n', plainLook);
      for (let from = 0, to = 1; from < line.cells.length; from = to, to += 1) {
        const look = line.cells[from]?.look ?? plainLook;
        while (to < line.cells.length && (line.cells[to]?.look ?? plainLook) === look) to += 1;
        const characters = line.cells.slice(from, to).map((cell) => cell?.character ?? ' ');
        runs.add(characters.join(''), look);
      }
    }
    return cueTextOfRuns(runs.runs);
  }

  /** WebVTT settings of where the text stands; empty at the bottom's middle. */
  settings(): string {
    const lines = this.#lines();
    const first = lines[0];
    if (first === undefined) return '';
    return settingsOfPlace({ ...verticalPlace(first.row, lines.at(-1)!.row), ...horizontalPlace(lines) });
  }

  #lines(): readonly ScreenLine[] {
    return this.rows.flatMap((row) => {
      const cells = this.#rows.get(row)!;
      const from = cells.findIndex(isInked);
      const to = cells.findLastIndex(isInked);
      return from < 0 ? [] : [{ row, from, to, cells: cells.slice(from, to + 1) }];
    });
  }
}

interface ScreenLine {
  readonly row: number;
  /** First and last column with a character that is seen. */
  readonly from: number;
  readonly to: number;
  readonly cells: readonly (Cell | undefined)[];
}

function isInked(cell: Cell | undefined): boolean {
  return cell !== undefined && cell.character !== ' ' && cell.character.trim() !== '';
}

/** The two lowest rows are the bottom and the two highest the top; the others are exact places. */
function verticalPlace(first: number, last: number): Pick<CuePlace, 'vertical' | 'y'> {
  if (last >= screenRows - 1) return { vertical: 'bottom', y: null };
  if (first <= 2) return { vertical: 'top', y: null };
  return { vertical: 'top', y: safeEdge + ((first - 1) * safeShare) / screenRows };
}

/** As good as in the middle: many programs indent by four cells and no less. */
const centred = 4;

function horizontalPlace(lines: readonly ScreenLine[]): Pick<CuePlace, 'horizontal' | 'x'> {
  if (lines.every(({ from, to }) => Math.abs(from - (screenColumns - 1 - to)) <= centred)) {
    return { horizontal: 'center', x: null };
  }
  const left = Math.min(...lines.map(({ from }) => from));
  const right = Math.max(...lines.map(({ to }) => to));
  if (right === screenColumns - 1 && lines.every(({ to }) => to === right))
    return { horizontal: 'right', x: null };
  return { horizontal: 'left', x: left === 0 ? null : safeEdge + (left * safeShare) / screenColumns };
}

/** The top row of text at this place. `count`: how many rows the text has. */
export function firstRowOf({ vertical, y }: CuePlace, count: number): number {
  const row = y === null ? null : Math.round(((y - safeEdge) * screenRows) / safeShare);
  const first =
    vertical === 'top'
      ? (row ?? 0) + 1
      : vertical === 'middle'
        ? Math.round((row ?? screenRows / 2) - count / 2) + 1
        : (row ?? screenRows) - count + 1;
  return Math.max(1, Math.min(first, screenRows - count + 1));
}

/** Where a line of this length begins. */
export function firstColumnOf({ horizontal, x }: CuePlace, length: number): number {
  const column = x === null ? null : Math.round(((x - safeEdge) * screenColumns) / safeShare);
  const first =
    horizontal === 'left'
      ? (column ?? 0)
      : horizontal === 'center'
        ? Math.floor((column ?? screenColumns / 2) - length / 2)
        : (column ?? screenColumns) - length;
  return Math.max(0, Math.min(first, screenColumns - length));
}
