/**
 * How high a row will be. The virtualiser lays all rows out anew whenever one turns out different, so what is reckoned
 * here should be right for most: the numbers are those of CueGrid.module.css and CueRow.module.css.
 */
import type { CueRowModel } from './row-model.ts';

export interface RowMeasures {
  /** Of the whole grid. */
  readonly width: number;
  readonly textScale: number;
  readonly hasSecond: boolean;
}

const LINE = 18;
/** In and out, one under the other. */
const TIME_LINES = 2;
/** Padding above and below, and the line under the row. */
const FRAME = 9;
/** Number, times, speed and the gaps between. */
const OTHER_COLUMNS = 40 + 82 + 64 + 40;
/** Of a letter, on average, at the size of the text. */
const LETTER_WIDTH = 7;
/** Up to here the second track stands under the first, and up to here the text under the times; at 100 %. */
const STACKED_WIDTH = 624;
const NARROW_WIDTH = 312;
const WIDE_LETTER = /[\u1100-\u115f\u2e80-\uffdc]/;

export function rowHeight(row: CueRowModel | undefined, measures: RowMeasures): number {
  if (row === undefined) return TIME_LINES * LINE + FRAME;
  const { width, textScale, hasSecond } = measures;
  const stacked = width <= STACKED_WIDTH * textScale;
  const narrow = width <= NARROW_WIDTH * textScale;
  const beside = narrow ? 0 : OTHER_COLUMNS * textScale;
  const textWidth = Math.max(100, width - beside) / (hasSecond && !stacked ? 2 : 1) - 10;
  const columns = textWidth / (LETTER_WIDTH * textScale);
  const own = row.cue === null ? 0 : lineCount(row.cue.text, columns);
  const others = row.others.reduce((sum, { text }) => sum + lineCount(text, columns), 0);
  const under = stacked && hasSecond ? Math.max(1, others) : 0;
  if (narrow) return (TIME_LINES + Math.max(1, own) + under) * LINE * textScale + FRAME;
  const lines = under > 0 ? Math.max(1, own) + under : Math.max(TIME_LINES, own, others);
  return lines * LINE * textScale + FRAME;
}

/** With the lines that are too wide broken. */
function lineCount(text: string, columns: number): number {
  if (text.length <= columns && !text.includes('\n') && !WIDE_LETTER.test(text)) return 1;
  return text.split('\n').reduce((sum, line) => {
    const length = WIDE_LETTER.test(line) ? line.length * 1.9 : line.length;
    return sum + Math.max(1, Math.ceil(length / columns));
  }, 0);
}
