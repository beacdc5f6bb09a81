/** What stays of a picture that is cut to another shape. */
import type { PictureShape } from './picture-fit.ts';

/** How a picture is cut: the shape wanted, and where along its free room the cut stands. */
export interface CutChoice {
  readonly shape: 'source' | '16:9' | '9:16' | '4:5' | '1:1';
  readonly keep: 'start' | 'middle' | 'end';
  /** 0 to 1; goes before `keep`. */
  readonly offset?: number;
}

/** Shares of the picture, 0 to 1. */
export interface PictureCut {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
  /** How far along the free room it stands, 0 to 1: from the left or from the top. */
  readonly offset: number;
}

const aspects: Readonly<Record<Exclude<CutChoice['shape'], 'source'>, number>> = {
  '16:9': 16 / 9,
  '9:16': 9 / 16,
  '4:5': 4 / 5,
  '1:1': 1,
};
const places: Readonly<Record<CutChoice['keep'], number>> = { start: 0, middle: 0.5, end: 1 };

/** `shown`: in square pixels. null where the picture stays whole. */
export function cutOfPicture(
  shown: PictureShape,
  { shape, keep, offset = places[keep] }: CutChoice,
): PictureCut | null {
  if (shape === 'source') return null;
  const ratio = aspects[shape] / (shown.width / shown.height);
  // Nobody sees a row of pixels less.
  if (Math.abs(ratio - 1) < 0.01) return null;
  const width = Math.min(1, ratio);
  const height = Math.min(1, 1 / ratio);
  return { left: (1 - width) * offset, top: (1 - height) * offset, width, height, offset };
}
