import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { locateFfmpeg } from '../../electron/services/ffmpeg/locate-ffmpeg.ts';

/** For each row of the frame at a time, whether something bright, such as the letters of a caption, is in it. */
export async function brightRows(
  path: string,
  atSeconds: number,
  brightness = 150,
): Promise<readonly boolean[]> {
  const { ffmpeg } = await locateFfmpeg();
  const { stdout } = await promisify(execFile)(
    ffmpeg.path,
    [
      ...['-v', 'error', '-ss', String(atSeconds), '-i', path, '-frames:v', '1'],
      ...['-vf', 'format=gray', '-f', 'image2pipe', '-c:v', 'pgm', 'pipe:1'],
    ],
    { encoding: 'buffer', maxBuffer: 64 * 1024 * 1024 },
  );
  // PGM: `P5 <width> <height> 255` and the pixels.
  const [, width, height] = (
    /^P5\s+(\d+)\s+(\d+)\s+255\s/.exec(stdout.subarray(0, 64).toString('latin1')) ?? []
  ).map(Number);
  if (width === undefined || height === undefined) throw new Error('No frame could be read.');
  const pixels = stdout.subarray(stdout.length - width * height);
  return Array.from({ length: height }, (_, y) =>
    pixels.subarray(y * width, (y + 1) * width).some((value) => value > brightness),
  );
}
