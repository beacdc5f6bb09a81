import { basename } from 'node:path';
import { SidecutError } from '../../../core/errors.ts';
import type { AudioTrack, MediaInfo } from '../../../core/media/media-info.ts';

/**
 * The audio track that the user asks for, counted from 1; without a number the one that the file marks as its
 * default, else the first.
 */
export function chooseAudioTrack(media: MediaInfo, trackNumber?: number): AudioTrack {
  const { audio } = media;
  const first = audio[0];
  if (first === undefined) {
    throw new SidecutError('no-audio', `"${basename(media.path)}" has no sound to listen to.`);
  }
  if (trackNumber === undefined) return audio.find((track) => track.isDefault) ?? first;
  const chosen = Number.isInteger(trackNumber) ? audio[trackNumber - 1] : undefined;
  if (chosen !== undefined) return chosen;
  const choices =
    audio.length === 1
      ? 'has 1 audio track; --track must be 1'
      : `has ${audio.length} audio tracks; --track must be ${listOf(audio.length)}`;
  throw new SidecutError('no-such-track', `"${basename(media.path)}" ${choices}.`, {
    details: { tracks: audio.length },
  });
}

function listOf(count: number): string {
  return count === 2 ? '1 or 2' : `from 1 to ${count}`;
}
