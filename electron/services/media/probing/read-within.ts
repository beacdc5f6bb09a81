import { readLines } from '../../ffmpeg/read-lines.ts';
import { startProgram } from '../../ffmpeg/spawn-ffmpeg.ts';
import type { MediaProgram } from '../../ffmpeg/spawn-ffmpeg.ts';

/** A file on a slow drive, or one without an index, may take this long; then what was read must do. */
const maxReadMs = 60_000;

/** Hands over the lines that a program writes, until it ends or its time is over. True when it came to its own good end. */
export async function readWithin(
  program: MediaProgram,
  programArguments: readonly string[],
  onLine: (line: string) => void,
  signal: AbortSignal | undefined,
): Promise<boolean> {
  const late = AbortSignal.timeout(maxReadMs);
  const until = signal === undefined ? late : AbortSignal.any([signal, late]);
  const running = startProgram(program, programArguments, { signal: until });
  try {
    for await (const line of readLines(running.stdout)) onLine(line);
    return (await running.ended).exitCode === 0;
  } catch (error) {
    if (!late.aborted) throw error;
    return false;
  } finally {
    await running.stop();
    signal?.throwIfAborted();
  }
}
