import { mainPicture } from './main-picture.ts';
import type { MediaInfo } from './media-info.ts';

/** The picture as it is shown, upright and in square pixels; null where there is none. */
export function shownPicture(
  media: Pick<MediaInfo, 'video'>,
): { readonly width: number; readonly height: number } | null {
  const picture = mainPicture(media);
  return picture === undefined ? null : { width: picture.displayWidth, height: picture.displayHeight };
}
