import { ffmpegInput } from '../../ffmpeg/ffmpeg-input.ts';
import type { MediaSource } from '../../ffmpeg/ffmpeg-input.ts';
import type { FfmpegTools } from '../../ffmpeg/locate-ffmpeg.ts';
import { readWithin } from './read-within.ts';

/** `decoded`: for sound whose packets have no times. */
export interface PassedStreams {
  readonly streams: readonly number[];
  readonly how: 'copied' | 'decoded';
}

/**
 * How long streams are when ffmpeg passes them on from the start to the end, milliseconds from time 0: its corrections of a
 * clock that jumps are in it, as they are in the sound and the pictures that it decodes. Undefined where nothing has a time.
 */
export async function measureByPassing(
  { ffmpeg }: Pick<FfmpegTools, 'ffmpeg'>,
  source: MediaSource,
  { streams, how }: PassedStreams,
  signal?: AbortSignal,
): Promise<number | undefined> {
  const ends = new PassedEnds();
  const wanted = [
    ...['-nostdin', '-hide_banner', '-v', 'quiet', ...ffmpegInput(source)],
    ...streams.flatMap((stream) => ['-map', `0:${stream}`]),
    ...(how === 'copied' ? ['-c', 'copy'] : ['-ac', '1', '-ar', '8000', '-c:a', 'pcm_s16le']),
    ...['-f', 'framecrc', 'pipe:1'],
  ];
  await readWithin(ffmpeg, wanted, (line) => ends.push(line), signal);
  return ends.lastMs;
}

/** Takes the lines of `-f framecrc`: `#tb 0: 1/90000`, then `stream, dts, pts, duration, size, checksum`. */
export class PassedEnds {
  readonly #ticksMs = new Map<number, number>();
  #lastMs = -Infinity;

  push(line: string): void {
    const base = /^#tb (\d+): (\d+)\/(\d+)/.exec(line);
    if (base !== null) {
      this.#ticksMs.set(Number(base[1]), (1000 * Number(base[2])) / Number(base[3]));
      return;
    }
    const [stream, , pts, length] = line.split(',').map(Number);
    const tickMs = this.#ticksMs.get(stream!);
    if (tickMs === undefined || !Number.isFinite(pts)) return;
    this.#lastMs = Math.max(this.#lastMs, (pts! + (length ?? 0)) * tickMs);
  }

  get lastMs(): number | undefined {
    return this.#lastMs > 0 ? this.#lastMs : undefined;
  }
}
