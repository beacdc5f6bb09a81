import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { locateFfmpeg } from '../../electron/services/ffmpeg/locate-ffmpeg.ts';

/** Runs the ffmpeg that the app would run. */
export async function runFfmpeg(args: readonly string[]): Promise<void> {
  const { ffmpeg } = await locateFfmpeg();
  await promisify(execFile)(ffmpeg.path, ['-nostdin', '-y', '-loglevel', 'error', ...args]);
}
