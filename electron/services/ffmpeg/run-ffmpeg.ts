import { SidecutError } from '../../../core/errors.ts';
import type { FfmpegTools } from './locate-ffmpeg.ts';
import { readLines } from './read-lines.ts';
import { lastWords } from './last-words.ts';
import { startProgram, wasInterrupted } from './spawn-ffmpeg.ts';

export interface FfmpegRun {
  readonly signal?: AbortSignal | undefined;
  /** Time of the output that has been written, about twice a second. */
  readonly onTime?: (timeMs: number) => void;
  /** What it makes: the file of that name, or a copy of it to play. */
  readonly makes: { readonly kind: 'file' | 'copy'; readonly name: string };
  /** Folder that relative names in filters are looked up in. */
  readonly cwd?: string;
}

/** ffmpeg 5 ends with status 0 when it can't write the rest of a file: what it says tells. */
const writeFailure = /Error writing trailer|Error muxing a packet|av_interleaved_write_frame\(\):/;

/** Runs ffmpeg to its end where it writes files itself. */
export async function runFfmpeg(
  tools: FfmpegTools,
  programArguments: readonly string[],
  { signal, onTime, makes, cwd }: FfmpegRun,
): Promise<void> {
  signal?.throwIfAborted();
  const running = startProgram(tools.ffmpeg, ['-progress', 'pipe:1', ...programArguments], {
    ...{ signal, cwd, isLeashed: true },
  });
  try {
    for await (const line of readLines(running.stdout)) {
      const timeMs = parseProgressTime(line);
      if (timeMs !== null) onTime?.(timeMs);
    }
  } catch (error) {
    signal?.throwIfAborted();
    throw error;
  } finally {
    if (signal?.aborted === true) await running.stop();
  }
  const end = await running.ended;
  signal?.throwIfAborted();
  if (wasInterrupted(end)) throw new SidecutError('cancelled', {});
  if (end.stderrTail.some((line) => /No space left on device|disk quota/i.test(line))) {
    throw new SidecutError('disk-full', { reason: 'file', path: makes.name }, { retryable: true });
  }
  if (end.exitCode === 0 && !end.stderrTail.some((line) => writeFailure.test(line))) return;
  throw new SidecutError('ffmpeg-failed', { reason: makes.kind, name: makes.name, said: lastWords(end) });
}

/** The time of the output in a line of `-progress`, which calls microseconds milliseconds; null in any other line. */
export function parseProgressTime(line: string): number | null {
  const microseconds = /^out_time_(?:us|ms)=(\d+)/.exec(line)?.[1];
  return microseconds === undefined ? null : Number(microseconds) / 1000;
}
