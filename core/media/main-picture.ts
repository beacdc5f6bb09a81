import type { MediaInfo, VideoTrack } from './media-info.ts';

/** The video track that players show: the file's default, else its first; undefined without any. */
export function mainPicture({ video }: Pick<MediaInfo, 'video'>): VideoTrack | undefined {
  return video.find(({ isDefault }) => isDefault) ?? video[0];
}
