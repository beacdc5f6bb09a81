import { readAudio } from '../../services/media/audio-stream.ts';
import type { FfmpegTools } from '../../services/ffmpeg/locate-ffmpeg.ts';
import type { AudioTrack, MediaInfo, MediaWarning } from '../../../core/media/media-info.ts';
import { findShotChanges } from '../shots/shots.ts';
import type { Recording } from './caption-recording.ts';

export interface RecordingSource {
  readonly tools: FfmpegTools;
  readonly info: MediaInfo;
  readonly track: AudioTrack;
  /** See `fingerprintMedia`. */
  readonly fingerprint: string;
  readonly onWarning: (warning: MediaWarning) => void;
}

/** A media file as captioning reads it. */
export function openRecording({ tools, info, track, fingerprint, onWarning }: RecordingSource): Recording {
  const frameRate = info.video[0]?.frameRate;
  return {
    fingerprint,
    durationMs: info.durationMs,
    track: track.index,
    ...(frameRate ? { frameRate } : {}),
    audio: (startMs, signal) => readAudio(tools, info, { track, startMs, signal, onWarning }),
    shotChanges: async (signal) => {
      if (info.video.length === 0) return [];
      const shots = await findShotChanges(tools, info, { signal });
      return shots.map((shot) => shot.timeMs);
    },
  };
}

/** Higher than wide, as shown. */
export function isVertical({ video }: Pick<MediaInfo, 'video'>): boolean {
  const picture = video[0];
  return picture !== undefined && picture.displayHeight > picture.displayWidth;
}
