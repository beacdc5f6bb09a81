import type { AudioTrack, MediaInfo } from './media-info.ts';

/**
 * The sound track that the page plays unless a person chooses: the first that can be decoded, as browsers play the first.
 * One that can't be where there is no other; undefined without any.
 */
export function heardSound({ audio }: Pick<MediaInfo, 'audio'>): AudioTrack | undefined {
  return audio.find(({ obstacle }) => obstacle === undefined) ?? audio[0];
}
