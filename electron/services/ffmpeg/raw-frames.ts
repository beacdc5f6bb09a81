import { MatroskaBlockReader } from './matroska-blocks.ts';
import type { TimedFrame } from './matroska-blocks.ts';
import type { RunningProgram } from './spawn-ffmpeg.ts';

/** Keeps every time above zero on the way: Matroska has no negative ones, and ffmpeg would shift the file. */
const offsetSeconds = 10;

/** Output options that make ffmpeg write raw frames with their times to standard output. */
export const rawFrameOutput = ['-output_ts_offset', String(offsetSeconds), '-f', 'matroska', 'pipe:1'];

/** The frames that ffmpeg writes, as many at once as a read from the pipe brought. Times may be negative. */
export async function* readFrames(running: RunningProgram): AsyncGenerator<readonly TimedFrame[]> {
  const reader = new MatroskaBlockReader();
  for await (const chunk of running.stdout as AsyncIterable<Buffer>) {
    const frames = reader.push(chunk);
    if (frames.length === 0) continue;
    yield frames.map((frame) => ({ ...frame, timeMs: frame.timeMs - offsetSeconds * 1000 }));
  }
}
