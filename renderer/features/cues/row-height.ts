/**
 * How high a row will be. The virtualiser lays all rows out anew whenever one turns out different, so what is reckoned
 * here should be right for most: the numbers are those of CueGrid.module.css and CueRow.module.css.
 */
import { defaultWidths } from './column-widths.ts';
import type { CueRowModel } from './row-model.ts';

export interface RowMeasures {
  /** Of the whole grid. */
  readonly width: number;
  readonly textScale: number;
  readonly hasSecond: boolean;
  /** Of the columns before the text, at 100 %. */
  readonly widths?: readonly number[];
}

const linePattern = 18;
/** In and out, one under the other. */
const timeLines = 2;
/** Padding above and below, and the line under the row. */
const frame = 9;
/** The gaps between the columns. */
const gaps = 40;
/** Of a letter, on average, at the size of the text. */
const letterWidth = 7;
/** Up to here the second track stands under the first, and up to here the text under a line of times; at 100 %. */
const stackedWidth = 624;
const narrowWidth = 312;
const wideLetter = /[\u1100-\u115f\u2e80-\uffdc]/;

export function rowHeight(row: CueRowModel | undefined, measures: RowMeasures): number {
  if (row === undefined) return timeLines * linePattern + frame;
  const { width, textScale, hasSecond, widths = defaultWidths } = measures;
  const otherColumns = widths.reduce((sum, each) => sum + each, gaps);
  const stacked = width <= stackedWidth * textScale;
  const narrow = width <= narrowWidth * textScale;
  const beside = narrow ? 0 : otherColumns * textScale;
  const textWidth = Math.max(100, width - beside) / (hasSecond && !stacked ? 2 : 1) - 10;
  const columns = textWidth / (letterWidth * textScale);
  const own = row.cue === null ? 0 : lineCount(row.cue.text, columns);
  const others = row.others.reduce((sum, { text }) => sum + lineCount(text, columns), 0);
  const under = stacked && hasSecond ? Math.max(1, others) : 0;
  if (narrow) return (1 + Math.max(1, own) + under) * linePattern * textScale + frame;
  const lines = under > 0 ? Math.max(1, own) + under : Math.max(timeLines, own, others);
  return lines * linePattern * textScale + frame;
}

/** With the lines that are too wide broken. */
function lineCount(text: string, columns: number): number {
  if (text.length <= columns && !text.includes('\n') && !wideLetter.test(text)) return 1;
  return text.split('\n').reduce((sum, line) => {
    const length = wideLetter.test(line) ? line.length * 1.9 : line.length;
    return sum + Math.max(1, Math.ceil(length / columns));
  }, 0);
}
