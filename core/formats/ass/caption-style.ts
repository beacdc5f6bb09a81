/** A `CaptionStyle` as a style of ASS, in the pixels of the script's picture. */
import { fontName } from '../../style/caption-style.ts';
import type { CaptionStyle } from '../../style/caption-style.ts';
import { emOf, sideMargin } from '../../style/picture-fit.ts';
import type { PictureShape } from '../../style/picture-fit.ts';

/** ASS sizes a font by its ascent and descent together, which in Arial are 0.905 and 0.212 of the em that CSS means. */
const cellToEm = 1.117;
/** Padding of the box behind the text, of the font's size. */
const boxPadding = 0.15;
const keypad = { bottom: 2, middle: 5, top: 8 } as const;
/**
 * libass (so mpv, VLC and ffmpeg too) takes the direction of each line from its first letter, as HTML's `dir="auto"` does;
 * by any other number every line is left to right, and the full stop of a Hebrew line stands at its beginning.
 */
const directionByText = '-1';

/** The line of `[V4+ Styles]` that draws text as the page does. */
export function styleLine(
  name: string,
  style: CaptionStyle,
  picture: PictureShape,
  isForLibass: boolean,
): string {
  const em = emOf(style, picture);
  const side = String(Math.round(picture.width * sideMargin(picture)));
  const { outlineColor, backColor, borderStyle, outline, shadow } = borderOf(style, em, isForLibass);
  return `Style: ${[
    name,
    fontName(style.fontFamily),
    decimal(em * cellToEm),
    ...[assColor(style.color, 1), assColor(style.color, 1), outlineColor, backColor],
    ...[style.bold ? '-1' : '0', '0', '0', '0', '100', '100', '0', '0'],
    ...[borderStyle, decimal(outline), decimal(shadow), String(keypad[style.position])],
    ...[side, side, String(Math.round(style.margin * picture.height)), directionByText],
  ].join(',')}`;
}

interface Border {
  readonly outlineColor: string;
  readonly backColor: string;
  readonly borderStyle: '1' | '3' | '4';
  readonly outline: number;
  readonly shadow: number;
}

/**
 * Border style 3, which every renderer knows, draws the box in the outline's colour, padded by the outline's width, for
 * each run of text: half transparent boxes overlap visibly. libass's own style 4 draws one box behind the whole cue, in
 * the colour of the shadow, padded by the shadow's width, and keeps the outline.
 */
function borderOf(style: CaptionStyle, em: number, isForLibass: boolean): Border {
  const outlineColor = assColor(style.outlineColor, 1);
  const outline = em * style.outline;
  if (style.backgroundOpacity === 0) {
    return { outlineColor, backColor: assColor('#000000', 0), borderStyle: '1', outline, shadow: 0 };
  }
  const box = assColor(style.background, style.backgroundOpacity);
  const padding = em * boxPadding;
  return isForLibass
    ? { outlineColor, backColor: box, borderStyle: '4', outline, shadow: padding }
    : { outlineColor: box, backColor: assColor('#000000', 0), borderStyle: '3', outline: padding, shadow: 0 };
}

/** `&HAABBGGRR`, where alpha 00 is opaque. */
function assColor(hex: string, opacity: number): string {
  const [red, green, blue] = [1, 3, 5].map((at) => hex.slice(at, at + 2).toUpperCase());
  const alpha = Math.round((1 - opacity) * 255)
    .toString(16)
    .padStart(2, '0')
    .toUpperCase();
  return `&H${alpha}${blue!}${green!}${red!}`;
}

function decimal(value: number): string {
  return String(Math.round(value * 100) / 100);
}
