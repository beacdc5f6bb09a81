import type { AudioTrack, MediaInfo } from './media-info.ts';

/**
 * The audio track that is transcribed unless a person chooses: of those that can be decoded the one that the file marks as
 * its default, else their first. One that can't be decoded where there is no other; undefined without any.
 */
export function mainSound({ audio }: Pick<MediaInfo, 'audio'>): AudioTrack | undefined {
  const usable = audio.filter(({ obstacle }) => obstacle === undefined);
  return usable.find(({ isDefault }) => isDefault) ?? usable[0] ?? audio[0];
}
