import type { MediaInfo } from './media-info.ts';

/** The picture as it is shown, upright and in square pixels; null where there is none. */
export function shownPicture({
  video: [picture],
}: Pick<MediaInfo, 'video'>): { readonly width: number; readonly height: number } | null {
  if (picture === undefined) return null;
  return { width: picture.displayWidth, height: picture.displayHeight };
}
