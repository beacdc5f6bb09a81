import type { Lane } from '../../../../workspace/timeline/layout.ts';
import type { Scene } from '../../../../workspace/timeline/lane.ts';
import type { ThumbnailPlace } from './thumbnail-places.ts';
import { thumbnailPlaces } from './thumbnail-places.ts';

/** null: not decoded yet; asking for it has it fetched. */
type ThumbnailSource = (index: number) => CanvasImageSource | null;

export function drawThumbnails(
  context: CanvasRenderingContext2D,
  scene: Scene,
  lane: Lane,
  pictureOf: ThumbnailSource,
): void {
  const { palette, widthPx, project } = scene;
  const { thumbnails } = project.media;
  context.fillStyle = palette.sunken;
  context.fillRect(0, lane.top, widthPx, lane.height);
  if (thumbnails === null) return;
  for (const place of thumbnailPlaces(
    scene.view,
    widthPx,
    project.media.durationMs,
    lane.height,
    thumbnails,
  )) {
    const picture = pictureOf(place.index);
    if (picture !== null) drawPicture(context, picture, place, lane, thumbnails);
  }
}

/** The middle of the picture, as wide as there is room. */
function drawPicture(
  context: CanvasRenderingContext2D,
  picture: CanvasImageSource,
  { x, width }: ThumbnailPlace,
  lane: Lane,
  size: { readonly width: number; readonly height: number },
): void {
  const full = (lane.height * size.width) / size.height;
  const sourceWidth = Math.min(size.width, (size.width * width) / full);
  const left = (size.width - sourceWidth) / 2;
  context.drawImage(picture, left, 0, sourceWidth, size.height, x, lane.top, width - 1, lane.height);
}
