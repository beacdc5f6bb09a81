/** Texts cut to a width, remembered: measuring is the dearest thing a canvas does. */
import { visibleText } from '../../../core/cues/markup.ts';

const most = 20_000;

const widthsByFont = new Map<string, Map<string, number>>();
let widths = new Map<string, number>();

/** The font of what is fitted and drawn from now on: asking a context for its font is slow. */
export function setFont(context: CanvasRenderingContext2D, font: string): void {
  context.font = font;
  const known = widthsByFont.get(font) ?? new Map<string, number>();
  widthsByFont.set(font, known);
  widths = known;
}

function widthOf(context: CanvasRenderingContext2D, line: string): number {
  const known = widths.get(line);
  if (known !== undefined) return known;
  const { width } = context.measureText(line);
  if (widths.size >= most) widths.clear();
  widths.set(line, width);
  return width;
}

/** A narrower one would show a letter and an ellipsis: noise. */
const narrowestPx = 14;

const segmenter = new Intl.Segmenter('und', { granularity: 'grapheme' });
const graphemes = new Map<string, readonly string[]>();

/** What a cut must not fall into. */
function graphemesOf(line: string): readonly string[] {
  const known = graphemes.get(line);
  if (known !== undefined) return known;
  const found = Array.from(segmenter.segment(line), ({ segment }) => segment);
  if (graphemes.size >= most) graphemes.clear();
  graphemes.set(line, found);
  return found;
}

/** The line, or its beginning with an ellipsis, or nothing. */
export function fitLine(context: CanvasRenderingContext2D, line: string, maxPx: number): string {
  if (line === '' || maxPx < narrowestPx) return '';
  const whole = widthOf(context, line);
  if (whole <= maxPx) return line;
  const characters = graphemesOf(line);
  let count = Math.floor((characters.length * (maxPx - 8)) / whole);
  while (count > 0) {
    const cut = `${characters.slice(0, count).join('').trimEnd()}…`;
    if (widthOf(context, cut) <= maxPx) return cut;
    count -= Math.max(1, Math.floor(count / 10));
  }
  return '';
}

/**
 * The lines as they are when they fit; else their words anew, as many lines as there is room for, the last one cut.
 * Where a word is wider than the block, one line with the beginning says more than a column of pieces.
 */
export function fitLines(
  context: CanvasRenderingContext2D,
  lines: readonly string[],
  maxPx: number,
  maxLines: number,
): readonly string[] {
  if (lines.length <= maxLines && lines.every((line) => widthOf(context, line) <= maxPx)) return lines;
  const words = lines.join(' ').split(/\s+/u);
  const fitted: string[] = [];
  while (words.length > 0 && fitted.length < maxLines) {
    if (fitted.length === maxLines - 1) {
      fitted.push(fitLine(context, words.join(' '), maxPx));
      return fitted;
    }
    let line = words.shift()!;
    while (words.length > 0 && widthOf(context, `${line} ${words[0]!}`) <= maxPx)
      line += ` ${words.shift()!}`;
    if (widthOf(context, line) > maxPx) return [fitLine(context, lines.join(' '), maxPx)];
    fitted.push(line);
  }
  return fitted;
}

const labels = new Map<string, CueLabel>();

interface CueLabel {
  readonly lines: readonly string[];
  readonly isRightToLeft: boolean;
}

/** Hebrew, Arabic and their relatives. */
const rightToLeft = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/;
const strong = /[\p{L}]/u;

/** What is written in a block: no tags; the direction is that of the first letter. */
export function cueLabel(text: string): CueLabel {
  const known = labels.get(text);
  if (known !== undefined) return known;
  const lines = visibleText(text)
    .split('\n')
    .filter((line) => line.trim() !== '');
  const letter = strong.exec(lines.join(' '))?.[0] ?? '';
  const label = { lines, isRightToLeft: rightToLeft.test(letter) };
  if (labels.size >= most) labels.clear();
  labels.set(text, label);
  return label;
}
