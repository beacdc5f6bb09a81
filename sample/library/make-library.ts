/** `node sample/library/make-library.ts FOLDER`: writes the videos of library.ts, each with its subtitles beside it. */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { execa } from 'execa';
import { formatSrtTime } from '../../core/time/timestamps.ts';
import { drawingMs, sampleLibrary, sheet, sheetFile, videoMs } from './library.ts';
import type { SampleVideo } from './library.ts';

/** Paths of the videos, in the order of the library. */
async function makeLibrary(folder: string): Promise<readonly string[]> {
  await mkdir(folder, { recursive: true });
  const paths: string[] = [];
  for (const video of sampleLibrary()) {
    const path = join(folder, `${video.name}.mp4`);
    await execa(process.env['FFMPEG_PATH'] ?? 'ffmpeg', argumentsOf(video, path));
    await writeFile(join(folder, `${video.name}.${video.language}.srt`), subtitlesOf(video));
    paths.push(path);
  }
  return paths;
}

/** The sheet lies still and a window moves over it, from drawing to drawing. */
function argumentsOf({ drawings }: SampleVideo, path: string): readonly string[] {
  const { tile, columns } = sheet;
  const shown = `(${drawings[0]}+floor(t*1000/${drawingMs}))`;
  const window = `crop=${tile}:${tile}:x='${tile}*mod(${shown},${columns})':y='${tile}*floor(${shown}/${columns})'`;
  return [
    ...['-nostdin', '-v', 'error', '-y', '-loop', '1', '-framerate', '2', '-i', fileURLToPath(sheetFile)],
    ...['-t', String(videoMs / 1000), '-vf', `${window},format=yuv420p`],
    ...['-c:v', 'libx264', '-preset', 'ultrafast', '-crf', '18', `file:${path}`],
  ];
}

function subtitlesOf({ sentences }: SampleVideo): string {
  return sentences
    .map(
      ({ startMs, endMs, text }, at) =>
        `${at + 1}\n${formatSrtTime(startMs)} --> ${formatSrtTime(endMs)}\n${text}\n`,
    )
    .join('\n');
}

if (import.meta.main) {
  const [folder] = process.argv.slice(2);
  if (folder === undefined) throw new Error('Name a folder');
  for (const path of await makeLibrary(folder)) process.stdout.write(`${path}\n`);
}
