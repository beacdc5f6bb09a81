import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { ChapterMark } from '../../../core/formats/chapters/chapter-list.ts';
import { writeFfmetadata } from '../../../core/formats/chapters/ffmetadata.ts';
import { runProgram } from '../ffmpeg/spawn-ffmpeg.ts';
import {
  everyFfmpeg,
  eyes,
  makeMedia,
  smallVideo,
  temporaryFolder,
  tools,
  twoShots,
} from '../media/testing/media-files.ts';
import { probe } from '../media/probe.ts';
import { muxSubtitles } from './mux-subtitles.ts';

const folder = temporaryFolder();
const chapters: readonly ChapterMark[] = [
  { startMs: 0, title: 'What = is; it? #1 \\ "quoted", <b> & [CHAPTER]' },
  { startMs: 640, title: '第二章 🎬 שלום', beginsPart: true },
  { startMs: 1234, title: 'A title that ends in a backslash \\' },
];
const spans = [
  [0, 640],
  [640, 1234],
  [1234, 2000],
];
const old = join(folder, 'old.txt');
await writeFile(old, writeFfmetadata([{ startMs: 0, title: 'Old' }], { durationMs: 2000 }));
const path = await makeMedia(
  join(folder, 'film.mp4'),
  [...twoShots(1, 2), '-f', 'ffmetadata', '-i', old],
  `${smallVideo} -map 0 -map_chapters 1`,
);
const media = await probe(eyes, path);

/** As ffprobe says, which is not ours: start, end, title. */
async function chaptersOf(file: string): Promise<readonly (readonly [number, number, string])[]> {
  const ask = ['-v', 'error', '-show_chapters', '-of', 'json', `file:${file}`];
  const { stdout } = await runProgram(eyes.ffprobe, ask);
  const answer = JSON.parse(stdout) as {
    chapters: { start_time: string; end_time: string; tags?: { title: string } }[];
  };
  const ms = (seconds: string): number => Math.round(Number(seconds) * 1000);
  return answer.chapters.map((one) => [
    ms(one.start_time),
    ms(one.end_time),
    one.tags?.title.trimEnd() ?? '',
  ]);
}

it.each(everyFfmpeg.flatMap((one) => (['mp4', 'mkv'] as const).map((container) => ({ ...one, container }))))(
  '$name puts the chapters of the project into $container, and ffprobe reads each title and time',
  async ({ tools: writer, container }) => {
    const outputPath = join(folder, `new.${container}`);
    const request = { media, tracks: [], container, outputPath, overwrite: true };
    const { notes } = await muxSubtitles(writer, { ...request, chapters });
    expect(await chaptersOf(outputPath)).toEqual(
      chapters.map(({ title }, at) => [spans[at]![0], spans[at]![1], title]),
    );
    expect(notes).toContainEqual({
      code: 'chapter-parts-left-out',
      facts: { format: container === 'mp4' ? 'MP4' : 'Matroska' },
    });
    const packets = (file: string) =>
      runProgram(tools.ffmpeg, [
        '-v',
        'error',
        '-i',
        `file:${file}`,
        '-map',
        '0:v',
        '-c',
        'copy',
        '-f',
        'md5',
        '-',
      ]);
    expect((await packets(outputPath)).stdout).toBe((await packets(path)).stdout);
    // Those of the file stay unless others are asked for.
    await muxSubtitles(writer, request);
    expect((await chaptersOf(outputPath)).map(([, , title]) => title)).toEqual(['Old']);
  },
);

it('a first chapter that begins later, or has no title, keeps its time', async () => {
  const wanted = [
    { startMs: 500, title: '' },
    { startMs: 900, title: 'Late' },
  ];
  const read = async (container: 'mp4' | 'mkv') => {
    const outputPath = join(folder, `late.${container}`);
    const request = { media, tracks: [], container, outputPath, overwrite: true };
    await muxSubtitles(tools, { ...request, chapters: wanted });
    return (await chaptersOf(outputPath)).slice(-2).map(([start, end]) => [start, end]);
  };
  const times = [
    [500, 900],
    [900, 2000],
  ];
  expect(await read('mp4')).toEqual(times);
  expect(await read('mkv')).toEqual(times);
});
