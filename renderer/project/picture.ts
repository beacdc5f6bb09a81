import type { MediaDetail } from '../../core/contract/media.ts';
import type { PictureShape } from '../../core/style/picture-fit.ts';

/** The picture of a video as it is shown; null where there is sound alone. */
export function pictureOf({ width, height }: Pick<MediaDetail, 'width' | 'height'>): PictureShape | null {
  return width === null || height === null ? null : { width, height };
}
