import { basename } from 'node:path';
import { SidecutError } from '../../../../core/errors.ts';
import { mainSound } from '../../../../core/media/main-sound.ts';
import type { AudioTrack, MediaInfo } from '../../../../core/media/media-info.ts';

/** The audio track that the user asks for, counted from 1; without a number the main one. */
export function chooseAudioTrack(media: MediaInfo, trackNumber?: number): AudioTrack {
  const { audio } = media;
  const main = mainSound(media);
  const name = basename(media.path);
  if (main === undefined) throw new SidecutError('no-audio', { name });
  if (trackNumber === undefined) return main;
  const chosen = Number.isInteger(trackNumber) ? audio[trackNumber - 1] : undefined;
  if (chosen !== undefined) return chosen;
  throw new SidecutError('no-such-track', { reason: 'audio', name, tracks: audio.length });
}
