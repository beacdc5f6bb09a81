import { basename } from 'node:path';
import { SidecutError } from '../../../../core/errors.ts';
import type { AudioTrack, MediaInfo } from '../../../../core/media/media-info.ts';

/**
 * The audio track that the user asks for, counted from 1; without a number, of those that can be decoded, the one that the
 * file marks as its default, else the first.
 */
export function chooseAudioTrack(media: MediaInfo, trackNumber?: number): AudioTrack {
  const { audio } = media;
  const first = audio[0];
  const name = basename(media.path);
  if (first === undefined) throw new SidecutError('no-audio', { name });
  if (trackNumber === undefined) {
    const usable = audio.filter(({ obstacle }) => obstacle === undefined);
    return usable.find(({ isDefault }) => isDefault) ?? usable[0] ?? first;
  }
  const chosen = Number.isInteger(trackNumber) ? audio[trackNumber - 1] : undefined;
  if (chosen !== undefined) return chosen;
  throw new SidecutError('no-such-track', { reason: 'audio', name, tracks: audio.length });
}
