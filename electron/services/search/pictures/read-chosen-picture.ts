import { basename } from 'node:path';
import { SidecutError } from '../../../../core/errors.ts';
import { stat } from '../../../system/user-files.ts';
import { fileAddress, ffmpegStart } from '../../ffmpeg/ffmpeg-input.ts';
import { wordsOfError } from '../../ffmpeg/last-words.ts';
import type { FfmpegTools } from '../../ffmpeg/locate-ffmpeg.ts';
import { startProgram } from '../../ffmpeg/spawn-ffmpeg.ts';
import type { RgbImage } from './decode-pictures.ts';

/** Demuxers of still pictures alone: ffmpeg goes by content, and a playlist would make it open other files. */
const formats = 'image2,jpeg_pipe,png_pipe,webp_pipe,bmp_pipe,tiff_pipe,gif_pipe,gif,apng,mjpeg';
/** A picture of 200 million pixels is smaller. */
const maxBytes = 256 * 1024 * 1024;
const maxPixels = 200_000_000;
const patienceMs = 15_000;
/** What models see is not larger. */
const shortSide = 256;

/** A picture file that a person chose, as small as models see it. Throws `picture-unreadable`. */
export async function readChosenPicture(
  tools: FfmpegTools,
  path: string,
  signal: AbortSignal,
): Promise<RgbImage> {
  const name = basename(path);
  const { size } = await stat(path);
  if (size > maxBytes) throw new SidecutError('picture-unreadable', { name, said: `${size} bytes` });
  const isLate = AbortSignal.timeout(patienceMs);
  const wanted = `scale=w='if(lt(iw,ih),min(iw,${shortSide}),-2)':h='if(lt(iw,ih),-2,min(ih,${shortSide}))':flags=area`;
  const running = startProgram(
    tools.ffmpeg,
    [
      ...[...ffmpegStart, '-protocol_whitelist', 'file,pipe', '-format_whitelist', formats],
      ...['-max_pixels', String(maxPixels), '-i', fileAddress(path)],
      ...['-frames:v', '1', '-vf', `${wanted},format=rgb24`, '-c:v', 'ppm', '-f', 'image2pipe', 'pipe:1'],
    ],
    { signal: AbortSignal.any([signal, isLate]) },
  );
  const chunks: Buffer[] = [];
  try {
    for await (const chunk of running.stdout as AsyncIterable<Buffer>) chunks.push(chunk);
  } catch {
    signal.throwIfAborted();
  }
  const end = await running.ended;
  signal.throwIfAborted();
  const image = readPpm(Buffer.concat(chunks));
  if (image !== null) return image;
  const said = isLate.aborted ? null : (end.startError?.message ?? wordsOfError(end));
  throw new SidecutError('picture-unreadable', { name, said });
}

/** As ffmpeg writes it: `P6`, width, height and the largest value, parted by one byte of white space each. */
function readPpm(bytes: Buffer): RgbImage | null {
  const header = /^P6\s(\d+)\s(\d+)\s255\s/.exec(bytes.toString('latin1', 0, 64));
  if (header === null) return null;
  const [width, height] = [Number(header[1]), Number(header[2])];
  const rgb = bytes.subarray(header[0].length, header[0].length + width * height * 3);
  return rgb.length === width * height * 3 ? { width, height, rgb } : null;
}
