/** What libass is given, in one place: the preview is drawn from it, and the exported video. */
import type { Cue } from '../../../core/cues/cue.ts';
import type { AssExtras } from '../../../core/formats/subtitle-document.ts';
import { writeAss } from '../../../core/formats/ass/write-ass.ts';
import type { VideoTrack } from '../../../core/media/media-info.ts';
import type { CaptionStyle } from '../../../core/style/caption-style.ts';
import type { PictureShape } from '../../../core/style/picture-fit.ts';

/**
 * In a folder of its own, which is ffmpeg's current one: the filter's option then holds nothing that would have to be
 * escaped (Windows' `C:`, quotes, commas).
 */
export const scriptName = 'captions.ass';

/** `shown`: the picture as it is shown, in square pixels. `script`: see [Note: Styles of the file]. */
export function captionScript(
  cues: readonly Cue[],
  style: CaptionStyle,
  shown: PictureShape,
  script?: AssExtras,
): string {
  const document = script === undefined ? { cues } : { cues, ass: script };
  return writeAss(document, { style, pictureSize: shown, isForLibass: true });
}

/** What captions are drawn on: frames of one size, which are shown in one shape. */
export interface CaptionCanvas {
  /** In the frame's own pixels, upright. */
  readonly frame: PictureShape;
  /** In square pixels. */
  readonly shown: PictureShape;
  readonly hasSquarePixels: boolean;
}

type Picture = Pick<
  VideoTrack,
  'width' | 'height' | 'rotation' | 'sampleAspectRatio' | 'displayWidth' | 'displayHeight'
>;

/** A video's own frames, turned upright, their sides made even as H.264 wants them. */
export function canvasOf(picture: Picture): CaptionCanvas {
  const { width, height, rotation, sampleAspectRatio, displayWidth, displayHeight } = picture;
  const isTurned = rotation === 90 || rotation === 270;
  const [across, down] = isTurned ? [height, width] : [width, height];
  return {
    frame: { width: even(across), height: even(down) },
    shown: { width: displayWidth, height: displayHeight },
    hasSquarePixels: sampleAspectRatio.numerator === sampleAspectRatio.denominator,
  };
}

/** Where there is sound alone: captions are shown on a dark stage. */
export const soundCanvas: CaptionCanvas = {
  frame: { width: 1280, height: 720 },
  shown: { width: 1280, height: 720 },
  hasSquarePixels: true,
};

/** The same in no more pixels than a screen takes; libass lays text out alike in every size. */
export function forScreen({ frame, ...canvas }: CaptionCanvas, maxSide: number): CaptionCanvas {
  const scale = Math.min(1, maxSide / Math.max(frame.width, frame.height));
  const width = even(Math.max(2, Math.round(frame.width * scale)));
  return { ...canvas, frame: { width, height: even(Math.max(2, Math.round(frame.height * scale))) } };
}

function even(size: number): number {
  return size + (size % 2);
}

/** The filter that draws the script. Pixels that are not square are told apart from the shape that it is written for. */
export function drawFilter({ shown, hasSquarePixels }: CaptionCanvas): string {
  return `ass=${scriptName}${hasSquarePixels ? '' : `:original_size=${shown.width}x${shown.height}`}`;
}
