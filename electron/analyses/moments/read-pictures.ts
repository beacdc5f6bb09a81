import { mkdir, readFile, readdir } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { SidecutError } from '../../../core/errors.ts';
import type { MediaInfo, VideoTrack } from '../../../core/media/media-info.ts';
import { tinyPicture } from '../../../core/search/picture-hash.ts';
import { pictureStepMs } from '../../../core/search/plan-pictures.ts';
import type { PlannedPicture } from '../../../core/search/plan-pictures.ts';
import { ffmpegInput, ffmpegStart } from '../../services/ffmpeg/ffmpeg-input.ts';
import { wordsOfError } from '../../services/ffmpeg/last-words.ts';
import type { FfmpegTools } from '../../services/ffmpeg/locate-ffmpeg.ts';
import { startProgram, wasInterrupted } from '../../services/ffmpeg/spawn-ffmpeg.ts';
import type { Scratch } from '../../services/files/scratch.ts';

/** A picture as it is kept. */
export interface TakenPicture extends PlannedPicture {
  /** JPEG */
  readonly picture: Uint8Array;
  /** Of the size of `tinyPicture`. */
  readonly tiny: Uint8Array;
}

export interface PictureSize {
  /** A smaller picture is not enlarged. */
  readonly shortSide: number;
  /** Of panoramas. */
  readonly longSide: number;
  /** Of JPEG as ffmpeg counts it: 2 is the best. */
  readonly quality: number;
}

/** What models see is not larger; about 6 to 9 KB. */
const keptSize: PictureSize = { shortSide: 224, longSide: 672, quality: 6 };

export interface PictureReader {
  readonly tools: FfmpegTools;
  readonly scratch: Scratch;
  readonly signal: AbortSignal;
}

/**
 * Takes the planned pictures of one stretch, decoding from its first to its last alone; fewer where the picture ends before
 * the plan does.
 */
export function readPictures(
  { tools, scratch, signal }: PictureReader,
  media: MediaInfo,
  track: VideoTrack,
  planned: readonly PlannedPicture[],
  size: PictureSize = keptSize,
): Promise<readonly TakenPicture[]> {
  return scratch.inFolder(async (folder) => {
    const files = join(folder, 'pictures');
    await mkdir(files);
    const wanted = stretchOf(planned);
    const programArguments = argumentsOf(tools, media, track, { ...wanted, folder: files, size });
    const running = startProgram(tools.ffmpeg, programArguments, { signal, isLeashed: true });
    const chunks: Buffer[] = [];
    try {
      for await (const chunk of running.stdout as AsyncIterable<Buffer>) chunks.push(chunk);
    } catch (error) {
      signal.throwIfAborted();
      throw error;
    } finally {
      if (signal.aborted) await running.stop();
    }
    const end = await running.ended;
    signal.throwIfAborted();
    if (wasInterrupted(end)) throw new SidecutError('cancelled', {});
    if (end.startError !== undefined) {
      throw new SidecutError('ffmpeg-failed', { reason: 'start', said: end.startError.message });
    }
    const tiny = Buffer.concat(chunks);
    const count = Math.min(Math.floor(tiny.length / tinyPicture.bytes), (await readdir(files)).length);
    if (count === 0 && end.exitCode !== 0) {
      const name = basename(media.path);
      throw new SidecutError('media-damaged', { reason: 'picture', name, said: wordsOfError(end) });
    }
    const taken = await Promise.all(
      wanted.steps.slice(0, count).map(async (_, at) => ({
        picture: new Uint8Array(await readFile(join(files, `${at}.jpg`))),
        tiny: new Uint8Array(tiny.subarray(at * tinyPicture.bytes, (at + 1) * tinyPicture.bytes)),
      })),
    );
    return assigned(planned, wanted, taken);
  });
}

interface Stretch {
  readonly startMs: number;
  /** Counted from `startMs` in steps of `pictureStepMs`. */
  readonly steps: readonly number[];
  /** The first step is no planned one: taken in case that there is no other, as of a picture that does not move. */
  readonly hasSpare: boolean;
}

function stretchOf(planned: readonly PlannedPicture[]): Stretch {
  // Where nothing comes before, the first frame is there, whatever times the file claims.
  const isFirst = planned[0]!.startMs === 0;
  const startMs = isFirst ? 0 : planned[0]!.timeMs;
  const steps = planned.map(({ timeMs }) => (timeMs - startMs) / pictureStepMs);
  const hasSpare = steps[0] !== 0;
  return { startMs, steps: hasSpare ? [0, ...steps] : steps, hasSpare };
}

function assigned(
  planned: readonly PlannedPicture[],
  { hasSpare }: Stretch,
  taken: readonly Pick<TakenPicture, 'picture' | 'tiny'>[],
): readonly TakenPicture[] {
  const [spare, ...others] = taken;
  if (!hasSpare) return taken.map((one, at) => ({ ...planned[at]!, ...one }));
  if (spare !== undefined && others.length === 0) {
    const { startMs } = planned[0]!;
    return [{ timeMs: startMs, startMs, endMs: planned.at(-1)!.endMs, ...spare }];
  }
  return others.map((one, at) => ({ ...planned[at]!, ...one }));
}

function argumentsOf(
  tools: FfmpegTools,
  media: MediaInfo,
  track: VideoTrack,
  { startMs, steps, folder, size }: Stretch & { readonly folder: string; readonly size: PictureSize },
): readonly string[] {
  // The option changed its name in 5.1.
  const everyFrame = tools.ffmpeg.major >= 6 ? ['-fps_mode', 'passthrough'] : ['-vsync', 'passthrough'];
  const rate = 1000 / pictureStepMs;
  const lengthMs = (steps.at(-1)! + 1) * pictureStepMs;
  const graph = [
    // What is on the screen at each step, see `sheetFilter`; of these the wanted ones, before anything is scaled.
    `[0:${track.streamIndex}]fps=fps=${rate}:start_time=0:round=up`,
    `select='${steps.map((step) => `eq(n,${step})`).join('+')}'`,
    `split=2[large][small]`,
  ].join(',');
  const { width, height } = sizeOf(track, size);
  return [
    ...ffmpegStart,
    ...['-y', '-skip_loop_filter', 'all', '-t', String(lengthMs / 1000)],
    ...ffmpegInput(media, startMs),
    '-filter_complex',
    [
      graph,
      `[large]scale=${width}:${height}:flags=area,setsar=1,format=yuvj420p[pictures]`,
      `[small]scale=${tinyPicture.width}:${tinyPicture.height}:flags=area,format=rgb24[tiny]`,
    ].join(';'),
    ...['-map', '[tiny]', ...everyFrame, '-f', 'rawvideo', 'pipe:1'],
    ...['-map', '[pictures]', ...everyFrame, '-c:v', 'mjpeg', '-q:v', String(size.quality)],
    ...['-f', 'image2', '-start_number', '0', join(folder.replaceAll('%', '%%'), '%d.jpg')],
  ];
}

function sizeOf({ displayWidth, displayHeight }: VideoTrack, { shortSide, longSide }: PictureSize) {
  const shortest = Math.min(displayWidth, displayHeight);
  const longest = Math.max(displayWidth, displayHeight);
  const scale = Math.min(1, shortSide / shortest, longSide / longest);
  const even = (length: number): number => Math.max(2, Math.round((length * scale) / 2) * 2);
  return { width: even(displayWidth), height: even(displayHeight) };
}
