import { writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { SidecutError } from '../../../../core/errors.ts';
import { fileAddress, ffmpegStart } from '../../ffmpeg/ffmpeg-input.ts';
import type { FfmpegTools } from '../../ffmpeg/locate-ffmpeg.ts';
import { startProgram, wasInterrupted } from '../../ffmpeg/spawn-ffmpeg.ts';
import type { Scratch } from '../../files/scratch.ts';

/** Three bytes a pixel, row by row from the top. */
export interface RgbImage {
  readonly width: number;
  readonly height: number;
  readonly rgb: Uint8Array;
}

export interface DecodeParts {
  readonly tools: FfmpegTools;
  readonly scratch: Scratch;
  readonly signal: AbortSignal;
}

/** Of pictures that are kept in the index, all of one size as those of a video are; in their order. */
export function decodePictures(
  parts: DecodeParts,
  pictures: readonly Uint8Array[],
): Promise<readonly RgbImage[]> {
  return parts.scratch.inFolder(async (folder) => {
    const file = join(folder, 'pictures.mjpeg');
    await writeFile(file, Buffer.concat(pictures));
    const size = jpegSize(pictures[0]!);
    const rgb = await readRgb(parts, ['-f', 'mjpeg', '-i', fileAddress(file)], size);
    const bytes = size.width * size.height * 3;
    if (rgb.length !== bytes * pictures.length) {
      throw new SidecutError('ffmpeg-failed', { reason: 'no-pictures', name: basename(file) });
    }
    return pictures.map((_, at) => ({ ...size, rgb: rgb.subarray(at * bytes, (at + 1) * bytes) }));
  });
}

/** All that ffmpeg writes, scaled to this size. */
export async function readRgb(
  { tools, signal }: Pick<DecodeParts, 'tools' | 'signal'>,
  input: readonly string[],
  { width, height }: Pick<RgbImage, 'width' | 'height'>,
): Promise<Uint8Array> {
  // The option changed its name in 5.1.
  const everyFrame = tools.ffmpeg.major >= 6 ? ['-fps_mode', 'passthrough'] : ['-vsync', 'passthrough'];
  const scale = ['-vf', `scale=${width}:${height}:flags=area`];
  const output = [...everyFrame, ...scale, '-f', 'rawvideo', '-pix_fmt', 'rgb24', 'pipe:1'];
  const running = startProgram(tools.ffmpeg, [...ffmpegStart, ...input, ...output], { signal });
  const chunks: Buffer[] = [];
  try {
    for await (const chunk of running.stdout as AsyncIterable<Buffer>) chunks.push(chunk);
  } catch (error) {
    signal.throwIfAborted();
    throw error;
  }
  const end = await running.ended;
  signal.throwIfAborted();
  if (wasInterrupted(end)) throw new SidecutError('cancelled', {});
  if (end.startError !== undefined) {
    throw new SidecutError('ffmpeg-failed', { reason: 'start', said: end.startError.message });
  }
  return Buffer.concat(chunks);
}

/** As its frame header says, which ffmpeg writes before any pixel: ITU-T T.81, B.2.2. */
export function jpegSize(jpeg: Uint8Array): Pick<RgbImage, 'width' | 'height'> {
  const view = new DataView(jpeg.buffer, jpeg.byteOffset, jpeg.byteLength);
  let at = 2;
  while (at + 9 < jpeg.length && jpeg[at] === 0xff) {
    const marker = jpeg[at + 1]!;
    const isFrame = marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;
    if (isFrame) return { height: view.getUint16(at + 5), width: view.getUint16(at + 7) };
    at += 2 + view.getUint16(at + 2);
  }
  throw new RangeError('no JPEG');
}
