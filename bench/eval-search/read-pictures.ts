import { locateFfmpeg } from '../../electron/services/ffmpeg/locate-ffmpeg.ts';
import { startProgram } from '../../electron/services/ffmpeg/spawn-ffmpeg.ts';
import type { RgbImage } from '../../electron/inference/processing/resize-image.ts';

export const pictureStepMs = 2000;

/** One picture every two seconds, the middle of it, as large as the model sees it. */
export async function readPictures(
  file: string,
  { width, height }: { readonly width: number; readonly height: number },
): Promise<readonly RgbImage[]> {
  const { ffmpeg } = await locateFfmpeg();
  const fit = `scale=${width}:${height}:force_original_aspect_ratio=increase:flags=area,crop=${width}:${height}`;
  const filter = `fps=${1000 / pictureStepMs},${fit}`;
  const output = ['-an', '-vf', filter, '-f', 'rawvideo', '-pix_fmt', 'rgb24', 'pipe:1'];
  const running = startProgram(ffmpeg, ['-v', 'error', '-i', file, ...output]);
  const chunks: Buffer[] = [];
  for await (const chunk of running.stdout as AsyncIterable<Buffer>) chunks.push(chunk);
  const { exitCode, stderrTail } = await running.ended;
  if (exitCode !== 0) throw new Error(`${file}: ${stderrTail.join(' ')}`);
  const rgb = new Uint8Array(Buffer.concat(chunks));
  const bytes = width * height * 3;
  return Array.from({ length: Math.floor(rgb.length / bytes) }, (_, at) => ({
    ...{ width, height, rgb: rgb.subarray(at * bytes, (at + 1) * bytes) },
  }));
}
