/** The control codes of CEA-608 as bytes without parity, for the first channel of a field. */
import type { TextLook } from '../text-look.ts';

/** Second bytes behind 0x14. */
export const control = {
  resumeCaptionLoading: 0x20,
  backspace: 0x21,
  deleteToEndOfRow: 0x24,
  rollUp2: 0x25,
  rollUp3: 0x26,
  rollUp4: 0x27,
  resumeDirectCaptioning: 0x29,
  textRestart: 0x2a,
  resumeTextDisplay: 0x2b,
  eraseDisplayed: 0x2c,
  carriageReturn: 0x2d,
  eraseNonDisplayed: 0x2e,
  endOfCaption: 0x2f,
} as const;

/** In the order of the codes. */
export const captionColors = [
  '#ffffff',
  '#00ff00',
  '#0000ff',
  '#00ffff',
  '#ff0000',
  '#ffff00',
  '#ff00ff',
] as const;

/** Rows by the lowest three bits of the first byte: with the second below and above 0x60. */
const rowsOfFirst: readonly (readonly [number, number])[] = [
  [11, 11],
  [1, 2],
  [3, 4],
  [12, 13],
  [14, 15],
  [5, 6],
  [7, 8],
  [9, 10],
];

export interface RowAddress {
  readonly row: number;
  readonly column: number;
  readonly look: Pick<TextLook, 'italic' | 'underline' | 'color'>;
}

/** A preamble address code: 0x10 to 0x17, 0x40 to 0x7f. */
export function readRowAddress(first: number, second: number): RowAddress {
  const row = rowsOfFirst[first & 7]![second >= 0x60 ? 1 : 0];
  const value = (second & 0x1e) >> 1;
  const column = value >= 8 ? (value - 8) * 4 : 0;
  return { row, column, look: lookOf(value >= 8 ? 0 : value, second) };
}

/** Bytes of the address of a row, at a column that is a multiple of 4, or at column 0 with a look. */
export function rowAddress(row: number, value: number, underline: boolean): readonly [number, number] {
  const first = rowsOfFirst.findIndex((rows) => rows.includes(row));
  const upper = rowsOfFirst[first]![1] === row && first > 0 ? 0x60 : 0x40;
  return [0x10 + first, upper + (value << 1) + (underline ? 1 : 0)];
}

/** 0x11 0x20 to 0x2f: what the text after it looks like; it takes a cell. */
export function readMidRow(second: number): RowAddress['look'] {
  return lookOf((second & 0x0e) >> 1, second);
}

/** 7 stands for italics, which are white; a colour ends them. */
function lookOf(value: number, second: number): RowAddress['look'] {
  const color = value === 0 || value >= 7 ? null : captionColors[value]!;
  return { italic: value === 7, underline: (second & 1) === 1, color };
}

/** The number of a look's colour, or 7 for italics. */
export function lookValue({ italic, color }: Pick<TextLook, 'italic' | 'color'>): number {
  if (color !== null) return nearestColor(color);
  return italic ? 7 : 0;
}

function nearestColor(color: string): number {
  const distances = captionColors.map((candidate) => distance(color, candidate));
  return distances.indexOf(Math.min(...distances));
}

function distance(a: string, b: string): number {
  const parts = (color: string): readonly number[] =>
    [1, 3, 5].map((at) => Number.parseInt(color.slice(at, at + 2), 16));
  const other = parts(b);
  return parts(a).reduce((sum, value, index) => sum + (value - other[index]!) ** 2, 0);
}
