import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { locateFfmpeg } from '../../electron/services/ffmpeg/locate-ffmpeg.ts';
import { heldOutFile } from './held-out-folder.ts';
import type { StarterName } from './held-out-folder.ts';

/** The sets are kept at whole milliseconds. */
const samplesPerMs = 16;

/** Where a clip lies in one of a set's sound files. */
export interface SoundSlice {
  readonly file: string;
  readonly startMs: number;
  readonly durationMs: number;
}

/** The sound of each slice, mono samples of 16 kHz from -1 to 1. Meant for the minutes of a held-out set. */
export async function readSlices(
  starter: StarterName,
  slices: readonly SoundSlice[],
): Promise<readonly Float32Array[]> {
  const sounds = new Map<string, Float32Array>();
  for (const file of new Set(slices.map((slice) => slice.file))) {
    sounds.set(file, await readSound(heldOutFile(starter, file)));
  }
  return slices.map(({ file, startMs, durationMs }) =>
    sounds.get(file)!.slice(startMs * samplesPerMs, (startMs + durationMs) * samplesPerMs),
  );
}

/** Mono at 16 kHz, as a whole. */
export async function readSound(path: string): Promise<Float32Array> {
  const { ffmpeg } = await locateFfmpeg();
  const args = ['-nostdin', '-loglevel', 'error', '-i', path, '-ac', '1', '-ar', '16000', '-f', 'f32le', '-'];
  const { stdout } = await promisify(execFile)(ffmpeg.path, args, {
    encoding: 'buffer',
    maxBuffer: 1024 ** 3,
  });
  return new Float32Array(stdout.buffer.slice(stdout.byteOffset, stdout.byteOffset + stdout.byteLength));
}
