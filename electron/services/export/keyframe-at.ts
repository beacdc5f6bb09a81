import { framesPerSecond } from '../../../core/time/frame-rate.ts';
import { ffprobeInput } from '../ffmpeg/ffmpeg-input.ts';
import type { FfmpegTools } from '../ffmpeg/locate-ffmpeg.ts';
import type { MediaInfo, VideoTrack } from '../../../core/media/media-info.ts';
import { runProgram } from '../ffmpeg/spawn-ffmpeg.ts';

/** The time of the key frame that is shown at `timeMs` or begins within half a frame of it; null when it is none. */
export async function keyframeAt(
  tools: FfmpegTools,
  media: MediaInfo,
  track: VideoTrack,
  timeMs: number,
  signal?: AbortSignal,
): Promise<number | null> {
  const at = (timeMs + media.containerStartMs) / 1000;
  const run = await runProgram(
    tools.ffprobe,
    [
      ...[
        '-v',
        'quiet',
        '-select_streams',
        String(track.streamIndex),
        '-show_entries',
        'packet=pts_time,flags',
      ],
      ...[
        '-of',
        'csv=p=0',
        '-read_intervals',
        `${Math.max(0, at - 0.5).toFixed(3)}%${(at + 0.5).toFixed(3)}`,
      ],
      ...ffprobeInput(media.path),
    ],
    { signal },
  );
  const halfFrameMs = 500 / framesPerSecond(track.frameRate ?? { numerator: 25, denominator: 1 });
  const keyframes = run.stdout.split(/\r?\n/).flatMap((line) => {
    const [time, flags = ''] = line.split(',');
    const ms = Number.parseFloat(time ?? '') * 1000 - media.containerStartMs;
    return flags.startsWith('K') && Math.abs(ms - timeMs) <= halfFrameMs ? [ms] : [];
  });
  return keyframes.toSorted((a, b) => Math.abs(a - timeMs) - Math.abs(b - timeMs))[0] ?? null;
}
