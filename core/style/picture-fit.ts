/**
 * [Note: Captions and the picture's shape] The size of captions is a share of the picture's shorter side, so that an upright
 * picture has the type of a lying one of the same quality, not type as large as its height asks for. What fits in a
 * line depends on the width: pictures narrower than 4:3 do not take the 42 characters of films and series, and get
 * the guideline for vertical video and, where the text is there already, type in which its lines fit. Upright
 * pictures are watched where buttons and texts of the player lie over them, which captions keep clear of.
 */
import type { CharacterMeasure } from '../cues/text-measure.ts';
import { defaultCaptionStyle } from './caption-style.ts';
import type { CaptionStyle } from './caption-style.ts';

/** As it is shown, in square pixels; only the shape matters where no pixels come back. */
export interface PictureShape {
  readonly width: number;
  readonly height: number;
}

export interface LineLength {
  readonly maxCharsPerLine: number;
  readonly characterMeasure: CharacterMeasure;
}

/** Below this a line of 42 characters of a common face in the default size is wider than nine tenths of the picture. */
const minAspectForLongLines = 1.28;
/**
 * What YouTube Shorts, Instagram Reels and TikTok draw over an upright picture, of its height and width: the largest of what the
 * three name for plain posts (title and buttons at the bottom 370 to 384 of 1920 pixels, search and tabs at the top
 * 250, the column of buttons 120 of 1080, 60 on the other side).
 */
const uprightSafeArea = { top: 0.13, bottom: 0.2, left: 0.056, right: 0.111 } as const;
/** EBU R 95, graphics safe area of 16:9: 5 % of the width and of the height at each side. */
const lyingSafeArea = { top: 0.05, bottom: 0.05, left: 0.05, right: 0.05 } as const;

export type SafeArea = Readonly<Record<'top' | 'bottom' | 'left' | 'right', number>>;

/** Width of a character of running text, of the em, in a wide face (DejaVu Sans); Liberation Sans has 0.5 and 0.55. */
const characterWidth = { regular: 0.58, bold: 0.66 } as const;
/** Smaller than this (of the shorter side) nobody reads it on a telephone. */
const minFittedSize = 0.03;

export function isUpright({ width, height }: PictureShape): boolean {
  return height > width;
}

/** Too narrow for the long lines of films and series. */
export function isNarrow({ width, height }: PictureShape): boolean {
  return width < height * minAspectForLongLines;
}

/** What nothing is drawn over, as distances from the edges: shares of the picture's width and height. */
export function safeArea(picture: PictureShape): SafeArea {
  return isUpright(picture) ? uprightSafeArea : lyingSafeArea;
}

/** Room that captions leave at each side, of the picture's width: they stand in the middle, so it is the larger one. */
export function sideMargin(picture: PictureShape): number {
  const { left, right } = safeArea(picture);
  return Math.max(left, right);
}

/** The em of CSS, in the unit of the picture's size. */
export function emOf(style: Pick<CaptionStyle, 'fontSize'>, { width, height }: PictureShape): number {
  return style.fontSize * Math.min(width, height);
}

/** The largest font size (of the shorter side) in which a line of that length fits between the side margins. */
export function sizeThatFits(picture: PictureShape, line: LineLength, bold: boolean): number {
  const room = picture.width * (1 - 2 * sideMargin(picture));
  const perCharacter = line.characterMeasure === 'full-width' ? 1 : characterWidth[bold ? 'bold' : 'regular'];
  return room / (line.maxCharsPerLine * perCharacter) / Math.min(picture.width, picture.height);
}

/**
 * A style as a track of this picture begins with it. In narrow pictures the type is no larger than lets `line` fit in one
 * line, in upright ones captions stand above the buttons of the player; lying ones keep the style as it is.
 */
export function styleForPicture(
  picture: PictureShape,
  line: LineLength | null = null,
  style: CaptionStyle = defaultCaptionStyle,
): CaptionStyle {
  if (!isNarrow(picture)) return style;
  const fitting = line === null ? Infinity : sizeThatFits(picture, line, style.bold);
  const margin = isUpright(picture)
    ? Math.max(style.margin, style.position === 'top' ? uprightSafeArea.top : uprightSafeArea.bottom)
    : style.margin;
  const fontSize = Math.min(style.fontSize, Math.max(minFittedSize, Math.floor(fitting * 1000) / 1000));
  return { ...style, fontSize, margin };
}
