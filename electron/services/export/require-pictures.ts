import { basename } from 'node:path';
import { SidecutError } from '../../../core/errors.ts';
import type { FfmpegTools } from '../ffmpeg/locate-ffmpeg.ts';
import { fileAddress } from '../ffmpeg/ffmpeg-input.ts';
import { runProgram } from '../ffmpeg/spawn-ffmpeg.ts';

/** ffmpeg ends well when nothing was left to encode: looks whether what it wrote has a picture. */
export async function requirePictures(
  tools: FfmpegTools,
  path: string,
  outputPath: string,
  signal: AbortSignal | undefined,
): Promise<void> {
  const run = await runProgram(
    tools.ffprobe,
    [
      ...['-v', 'quiet', '-select_streams', 'v:0', '-read_intervals', '%+#1'],
      ...['-show_entries', 'packet=size', '-of', 'csv=p=0', fileAddress(path)],
    ],
    { signal },
  );
  if (/\d/.test(run.stdout)) return;
  throw new SidecutError('ffmpeg-failed', { reason: 'no-pictures', name: basename(outputPath) });
}
