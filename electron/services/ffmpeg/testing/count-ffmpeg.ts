import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { FfmpegTools } from '../locate-ffmpeg.ts';

/** The same tools, and the arguments of each ffmpeg that is started through them. */
export function countStarts(tools: FfmpegTools): {
  readonly tools: FfmpegTools;
  readonly starts: readonly (readonly string[])[];
} {
  const starts: (readonly string[])[] = [];
  const onStart = (programArguments: readonly string[]): void => void starts.push(programArguments);
  return { tools: { ...tools, ffmpeg: { ...tools.ffmpeg, onStart } }, starts };
}

const quoted = (text: string): string => `'${text.replaceAll("'", String.raw`'\''`)}'`;

/** The same tools, whose ffmpeg is a build without a filter. A shell script, so not on Windows. */
export function withoutFilter(tools: FfmpegTools, filter: string): FfmpegTools {
  const folder = mkdtempSync(join(tmpdir(), 'sidecut-without-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const path = join(folder, 'ffmpeg');
  const real = quoted(tools.ffmpeg.path);
  const lists = `case "$*" in *-filters*) ${real} "$@" | grep -v ' ${filter} '; exit;; esac`;
  writeFileSync(path, `#!/bin/sh\n${lists}\nexec ${real} "$@"\n`);
  chmodSync(path, 0o755);
  return { ...tools, ffmpeg: { ...tools.ffmpeg, path } };
}

/**
 * An ffmpeg that writes down each of its starts, for a whole app, whatever process starts it: give `path` as
 * `FFMPEG_PATH` and ffprobe's own as `FFPROBE_PATH`. A shell script, so not on Windows.
 */
export function countingFfmpeg(tools: FfmpegTools): {
  readonly path: string;
  readonly starts: () => readonly string[];
} {
  const folder = mkdtempSync(join(tmpdir(), 'sidecut-count-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const path = join(folder, 'ffmpeg');
  const log = join(folder, 'starts');
  writeFileSync(path, `#!/bin/sh\necho "$*" >> ${quoted(log)}\nexec ${quoted(tools.ffmpeg.path)} "$@"\n`);
  chmodSync(path, 0o755);
  const lines = (): string[] => (existsSync(log) ? readFileSync(log, 'utf8').trim().split('\n') : []);
  // Asking for its version or its lists is no work.
  return { path, starts: () => lines().filter((line) => / -i /.test(` ${line}`)) };
}
