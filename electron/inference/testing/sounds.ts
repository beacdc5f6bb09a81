import { execFile, execFileSync } from 'node:child_process';
import { promisify } from 'node:util';

/** Repeatable white noise (Lehmer's generator), `amplitude` at most. */
export function noise(length: number, amplitude: number): Float32Array {
  let state = 1;
  return Float32Array.from({ length }, () => {
    state = (state * 16807) % 2147483647;
    return (state / 2147483647 - 0.5) * 2 * amplitude;
  });
}

const ffmpeg = process.env['FFMPEG_PATH'] || 'ffmpeg';

/** For names of tests that need a voice; empty when ffmpeg can speak. */
export const fliteMissing = ffmpegHasFlite() ? '' : ' (skipped: this ffmpeg has no flite filter)';

/** Speaks an English sentence: mono, 16 kHz. */
export async function speakWithFlite(text: string): Promise<Float32Array> {
  const source = `flite=text='${text}':voice=slt`;
  const parameters = [
    '-v',
    'error',
    '-f',
    'lavfi',
    '-i',
    source,
    '-ar',
    '16000',
    '-ac',
    '1',
    '-f',
    'f32le',
    '-',
  ];
  const { stdout } = await promisify(execFile)(ffmpeg, parameters, { encoding: 'buffer', maxBuffer: 1e9 });
  return new Float32Array(stdout.buffer.slice(stdout.byteOffset, stdout.byteOffset + stdout.length));
}

function ffmpegHasFlite(): boolean {
  try {
    return execFileSync(ffmpeg, ['-hide_banner', '-filters'], { encoding: 'utf8', stdio: 'pipe' }).includes(
      ' flite ',
    );
  } catch {
    return false;
  }
}
