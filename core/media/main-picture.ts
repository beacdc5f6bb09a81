import type { MediaInfo, VideoTrack } from './media-info.ts';

/**
 * The video track that players show: of those that can be decoded the file's default, else their first. One that can't be
 * decoded where there is no other; undefined without any.
 */
export function mainPicture({ video }: Pick<MediaInfo, 'video'>): VideoTrack | undefined {
  const usable = video.filter(({ obstacle }) => obstacle === undefined);
  return usable.find(({ isDefault }) => isDefault) ?? usable[0] ?? video[0];
}
