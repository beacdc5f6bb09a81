import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeWave } from './speech/wave.ts';
import type { Sound } from './speech/wave.ts';
import { pictureHeight, pictureWidth } from './drawing/shapes.ts';
import { framesPerSecond } from './timeline.ts';

/** H.264 and AAC in MP4, the same bytes each time with the same ffmpeg. */
export async function encodeVideo(
  frames: AsyncIterable<Buffer>,
  sound: Sound,
  output: string,
): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'sidecut-sample-'));
  try {
    const wav = join(folder, 'sound.wav');
    await writeFile(wav, writeWave(sound));
    await feed(frames, [
      ['-hide_banner', '-loglevel', 'error', '-y'],
      ['-f', 'rawvideo', '-pix_fmt', 'rgb24', '-s', `${pictureWidth}x${pictureHeight}`],
      ['-r', String(framesPerSecond), '-i', 'pipe:0', '-i', wav],
      ['-vf', 'scale=out_color_matrix=bt709:out_range=tv', '-pix_fmt', 'yuv420p'],
      ['-colorspace', 'bt709', '-color_primaries', 'bt709', '-color_trc', 'bt709'],
      ['-c:v', 'libx264', '-preset', 'slow', '-tune', 'animation', '-crf', '29', '-threads', '2'],
      ['-c:a', 'aac', '-b:a', '48k', '-ac', '1', '-metadata:s:a:0', 'language=eng'],
      ['-map_metadata', '-1', '-fflags', '+bitexact', '-flags:v', '+bitexact', '-flags:a', '+bitexact'],
      ['-movflags', '+faststart', output],
    ]);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function feed(frames: AsyncIterable<Buffer>, options: readonly (readonly string[])[]): Promise<void> {
  const ffmpeg = spawn(process.env['FFMPEG_PATH'] ?? 'ffmpeg', options.flat(), {
    stdio: ['pipe', 'inherit', 'inherit'],
  });
  const closed = once(ffmpeg, 'close');
  for await (const frame of frames) {
    if (!ffmpeg.stdin.write(frame)) await Promise.race([once(ffmpeg.stdin, 'drain'), closed]);
  }
  ffmpeg.stdin.end();
  const [status] = (await closed) as [number | null];
  if (status !== 0) throw new Error(`ffmpeg failed with status ${String(status)}.`);
}
