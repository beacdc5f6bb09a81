import { mkdtempSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import { isSidecutError } from '../../../../core/errors.ts';
import { locateFfmpeg, npmPath, searchFfmpeg } from '../../ffmpeg/locate-ffmpeg.ts';
import type { FfmpegTools } from '../../ffmpeg/locate-ffmpeg.ts';
import { runProgram } from '../../ffmpeg/spawn-ffmpeg.ts';
import { madeOnce } from './made-once.ts';

/** The ffmpeg that tests make their files with, and first of those that they read them with. */
export const tools = await locateFfmpeg();

const npmTools = tools.ffmpeg.source === 'npm' ? null : await npmFfmpeg();

/** Each ffmpeg that must read them alike: the one that was found, and the old build from npm. */
export const everyFfmpeg: readonly { readonly name: string; readonly tools: FfmpegTools }[] = [
  { name: `${tools.ffmpeg.source} ffmpeg ${tools.ffmpeg.version}`, tools },
  ...(npmTools === null ? [] : [{ name: `npm ffmpeg ${npmTools.ffmpeg.version}`, tools: npmTools }]),
];

/**
 * What tests look at files with, and services import with, where ffmpeg is no subject: npm's programs are one file
 * each, which starts in a seventh of the time that a system's takes to find its two hundred libraries. That both tell
 * the same is shown with `everyFfmpeg`.
 */
export const eyes: FfmpegTools = { ...tools, ...npmTools };

/** The npm packages' own ffmpeg and ffprobe whatever else is there; null where they have none. */
function npmFfmpeg(): Promise<FfmpegTools | null> {
  return searchFfmpeg({ environment: {}, npmPath }).catch((error: unknown) => {
    if (isSidecutError(error, 'ffmpeg-missing')) return null;
    throw error;
  });
}

/** A folder of its own with a name that trips careless quoting; removed after the test file. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), `sidecut "tést" & 'média' `));
  afterAll(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

/**
 * Runs the test's ffmpeg to write `path`; `parts` are its arguments, split at spaces unless given as arrays. What is
 * made of nothing but arguments is made once for all tests and runs, see `made-once.ts`.
 */
export async function makeMedia(
  path: string,
  ...parts: readonly (string | readonly string[])[]
): Promise<string> {
  const programArguments = parts.flatMap((part) => (typeof part === 'string' ? part.split(' ') : part));
  await madeOnce(path, [tools.ffmpeg.version, ...programArguments], async (output) => {
    const run = await runProgram(tools.ffmpeg, [
      ...['-nostdin', '-v', 'error', '-y', ...programArguments, `file:${output}`],
    ]);
    if (run.exitCode !== 0) throw new Error(`ffmpeg could not make ${path}: ${run.stderrTail.join('\n')}`);
  });
  return path;
}

/** lavfi inputs */
export const source = (description: string): readonly string[] => ['-f', 'lavfi', '-i', description];

/** Silence with a tone of 1 kHz from `atSeconds` on for 50 ms. */
export function tone(atSeconds: number, seconds: number): readonly string[] {
  const end = atSeconds + 0.05;
  return source(`aevalsrc=0.8*sin(2*PI*1000*t)*between(t\\,${atSeconds}\\,${end}):s=48000:d=${seconds}`);
}

/** Two pictures with one cut, small and at 25 frames a second. */
export function twoShots(cutSeconds: number, seconds: number): readonly string[] {
  return source(
    `testsrc=s=160x90:r=25:d=${cutSeconds}[a];smptebars=s=160x90:r=25:d=${seconds - cutSeconds}[b];[a][b]concat`,
  );
}

/** Encoders that every build has. */
export const smallVideo = '-c:v mpeg4 -q:v 5 -g 10 -bf 0 -pix_fmt yuv420p';
