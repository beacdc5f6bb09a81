import { SidecutError } from '../../../core/errors.ts';
import type { FfmpegTools } from './locate-ffmpeg.ts';
import { lastWords, startProgram, wasInterrupted } from './spawn-ffmpeg.ts';

export interface FfmpegRun {
  readonly signal?: AbortSignal | undefined;
  /** Time of the output that has been written, about twice a second. */
  readonly onTime?: (timeMs: number) => void;
  /** What was to be made, for the message: `the copy of "talk.mkv"`. */
  readonly what: string;
  /** Folder that relative names in filters are looked up in. */
  readonly cwd?: string;
}

/** ffmpeg 5 ends with status 0 when it can't write the rest of a file: what it says tells. */
const WRITE_FAILURE = /Error writing trailer|Error muxing a packet|av_interleaved_write_frame\(\):/;

/** Runs ffmpeg to its end where it writes files itself; its failure becomes a sentence. */
export async function runFfmpeg(
  tools: FfmpegTools,
  programArguments: readonly string[],
  { signal, onTime, what, cwd }: FfmpegRun,
): Promise<void> {
  signal?.throwIfAborted();
  const running = startProgram(tools.ffmpeg, ['-progress', 'pipe:1', ...programArguments], { signal, cwd });
  try {
    let rest = '';
    for await (const chunk of running.stdout as AsyncIterable<Buffer>) {
      const lines = (rest + chunk.toString('utf8')).split('\n');
      rest = lines.pop()!;
      for (const line of lines) {
        const microseconds = /^out_time_(?:us|ms)=(\d+)/.exec(line)?.[1];
        if (microseconds !== undefined) onTime?.(Number(microseconds) / 1000);
      }
    }
  } catch (error) {
    signal?.throwIfAborted();
    throw error;
  } finally {
    if (signal?.aborted === true) await running.stop();
  }
  const end = await running.ended;
  signal?.throwIfAborted();
  if (wasInterrupted(end)) throw new SidecutError('cancelled', 'ffmpeg was ended from outside.');
  if (end.stderrTail.some((line) => /No space left on device|disk quota/i.test(line))) {
    throw new SidecutError(
      'disk-full',
      `The disk is full: ${what} was not written. Free some space and try again.`,
      {
        retryable: true,
      },
    );
  }
  if (end.exitCode === 0 && !end.stderrTail.some((line) => WRITE_FAILURE.test(line))) return;
  throw new SidecutError('ffmpeg-failed', `ffmpeg could not make ${what}: ${lastWords(end)}.`);
}
