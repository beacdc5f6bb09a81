import { basename } from 'node:path';
import { SidecutError } from '../../../core/errors.ts';
import type { AudioTrack, MediaInfo, VideoTrack } from '../../../core/media/media-info.ts';

type Track = AudioTrack | VideoTrack;

/** Refuses a track of which it is known that this ffmpeg can't decode it, with the reason. */
export function requireDecodable(media: Pick<MediaInfo, 'path'>, track: Track): void {
  if (track.obstacle !== undefined) throw explainUndecodable(media, track, track.obstacle);
}

export function explainUndecodable(
  { path }: Pick<MediaInfo, 'path'>,
  { kind, codec, codecName = codec }: Track,
  obstacle: NonNullable<Track['obstacle']>,
): SidecutError {
  const facts = { part: kind === 'video' ? 'picture' : 'sound', name: basename(path) } as const;
  if (obstacle === 'protected') return new SidecutError('media-protected', facts);
  return new SidecutError('ffmpeg-failed', { reason: 'decoder', ...facts, codec: codecName });
}
