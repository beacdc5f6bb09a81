import { basename } from 'node:path';
import { SidecutError } from '../../../core/errors.ts';
import { ShotDetector } from './detect-shots.ts';
import type { FfmpegTools } from '../../services/ffmpeg/locate-ffmpeg.ts';
import type { MediaInfo, VideoTrack } from '../../../core/media/media-info.ts';
import type { Note } from '../../../core/notes.ts';
import { mainPicture } from '../../../core/media/main-picture.ts';
import type { ShotChange } from '../../../core/media/shot-change.ts';
import { readFrames } from '../frames/read-frames.ts';
import type { FrameBranch } from '../frames/read-frames.ts';

export interface ShotOptions {
  /** One of `media.video`, that of `mainPicture` unless given. */
  readonly track?: VideoTrack;
  readonly signal?: AbortSignal | undefined;
  readonly onWarning?: (warning: Note) => void;
  /** What the same decoding writes besides. */
  readonly branches?: readonly FrameBranch[];
  /** 0 to 1, about once for each second of video. */
  readonly onProgress?: (fraction: number) => void;
}

/**
 * The shot changes of a video in the order of time. Decodes every frame of the picture and nothing of the sound;
 * memory does not grow with the video.
 */
export async function findShotChanges(
  tools: FfmpegTools,
  media: MediaInfo,
  options: ShotOptions = {},
): Promise<readonly ShotChange[]> {
  const track = options.track ?? mainPicture(media);
  if (track === undefined) {
    throw new SidecutError('no-video', { reason: 'to-look-at', name: basename(media.path) });
  }
  const detector = new ShotDetector();
  let reportAtMs = 0;
  for await (const frame of readFrames(tools, media, track, options)) {
    detector.push(frame);
    if (frame.timeMs < reportAtMs) continue;
    reportAtMs = frame.timeMs + 1000;
    options.onProgress?.(Math.min(1, Math.max(0, frame.timeMs / media.durationMs)));
  }
  return detector.finish();
}
