/** What becomes of the frame of an exported video: cut to a shape, made smaller. Captions are drawn into what is left. */
import type { PictureOptions, PictureQuality } from '../../../core/contract/export.ts';
import type { VideoTrack } from '../../../core/media/media-info.ts';
import { cutOfPicture } from '../../../core/style/cut-of-picture.ts';
import type { PictureShape } from '../../../core/style/picture-fit.ts';
import { canvasOf } from '../style/caption-script.ts';
import type { CaptionCanvas } from '../style/caption-script.ts';

export interface Framing {
  /** Empty: the frame stays as it is. */
  readonly filters: readonly string[];
  readonly canvas: CaptionCanvas;
  readonly quality: PictureQuality;
}

/** For frames that are upright and have even sides. */
export function planFraming(track: VideoTrack, options: PictureOptions): Framing {
  const source = canvasOf(track);
  const { quality } = options;
  const cut = cutOf(source, options);
  const shown = shownAfter(source, cut);
  const scale = Math.min(1, (options.shortSide ?? Infinity) / Math.min(shown.width, shown.height));
  const isWhole = cut.width === source.frame.width && cut.height === source.frame.height;
  if (isWhole && scale === 1) return { filters: [], canvas: source, quality };
  const size = { width: even(shown.width * scale), height: even(shown.height * scale) };
  const { x, y, width, height } = cut;
  return {
    filters: [
      ...(isWhole ? [] : [`crop=${width}:${height}:${x}:${y}`]),
      // Pixels become square, so that every player shows the shape that was asked for.
      ...[`scale=${size.width}:${size.height}:flags=lanczos`, 'setsar=1'],
    ],
    canvas: { frame: size, shown: size, hasSquarePixels: true },
    quality,
  };
}

interface Cut extends PictureShape {
  readonly x: number;
  readonly y: number;
}

/** In pixels of the frame. */
function cutOf({ frame, shown }: CaptionCanvas, options: PictureOptions): Cut {
  const cut = cutOfPicture(shown, options);
  if (cut === null) return { x: 0, y: 0, ...frame };
  const width = cut.width < 1 ? even(frame.width * cut.width) : frame.width;
  const height = cut.height < 1 ? even(frame.height * cut.height) : frame.height;
  const at = (room: number): number => 2 * Math.floor((room * cut.offset) / 2);
  return { width, height, x: at(frame.width - width), y: at(frame.height - height) };
}

function shownAfter({ frame, shown }: CaptionCanvas, cut: Cut): PictureShape {
  return {
    width: (shown.width * cut.width) / frame.width,
    height: (shown.height * cut.height) / frame.height,
  };
}

function even(length: number): number {
  return Math.max(2, 2 * Math.round(length / 2));
}
