import type { TimelineView } from '../../../../workspace/timeline/view.ts';
import { timeAtX, xAtTime } from '../../../../workspace/timeline/view.ts';

export interface ThumbnailPlace {
  /** Of the picture. */
  readonly index: number;
  readonly x: number;
  /** At most that of the whole picture: what is too much is cut off at its sides. */
  readonly width: number;
}

interface Pictures {
  readonly intervalMs: number;
  readonly width: number;
  readonly height: number;
  readonly count: number;
}

/** Every how many pictures one is shown: few steps, so that zooming seldom asks for other pictures. */
const steps = [1, 2, 3, 4, 6, 8, 12, 16, 24, 32, 48, 64, 96, 128, 192, 256, 384, 512, 768, 1024];

/**
 * Which pictures stand where. They are anchored to the film, so that scrolling moves them; closer than their interval
 * a picture is repeated, farther away some are left out.
 */
export function thumbnailPlaces(
  view: TimelineView,
  widthPx: number,
  durationMs: number,
  heightPx: number,
  pictures: Pictures,
): readonly ThumbnailPlace[] {
  const fullWidth = (heightPx * pictures.width) / pictures.height;
  const fullMs = fullWidth * view.msPerPixel;
  const step = steps.findLast((each) => each * pictures.intervalMs <= fullMs) ?? 1;
  const stepMs = step * pictures.intervalMs;
  const endMs = Math.min(durationMs, timeAtX(view, widthPx));
  const places: ThumbnailPlace[] = [];
  for (let at = Math.floor(view.startMs / stepMs); at * stepMs < endMs; at += 1) {
    const index = Math.min(pictures.count - 1, at * step);
    const left = xAtTime(view, at * stepMs);
    const right = xAtTime(view, Math.min(durationMs, (at + 1) * stepMs));
    for (let x = left; x < right - 1 && x < widthPx; x += fullWidth) {
      if (x + fullWidth > 0) places.push({ index, x, width: Math.min(fullWidth, right - x) });
    }
  }
  return places;
}
