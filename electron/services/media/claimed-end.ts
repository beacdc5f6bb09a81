import type { AudioTrack, MediaInfo, VideoTrack } from '../../../core/media/media-info.ts';

/** Containers whose duration was written by the program that made the file; elsewhere it may be a guess. */
const storesDuration = /\b(?:mov|matroska|avi|asf|wav|flac|caf|aiff)\b/;

/** Where the container says that a track ends, milliseconds of the timeline; 0 where nothing is promised. */
export function claimedEndMs(
  { container, durationMs }: Pick<MediaInfo, 'container' | 'durationMs'>,
  track: Pick<AudioTrack | VideoTrack, 'startMs' | 'durationMs'>,
): number {
  if (track.durationMs === undefined || !storesDuration.test(container)) return 0;
  return Math.min((track.startMs ?? 0) + track.durationMs, durationMs);
}
