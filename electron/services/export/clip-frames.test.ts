import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { note } from '../../../core/notes.ts';
import type { MediaInfo } from '../../../core/media/media-info.ts';
import { runProgram } from '../ffmpeg/spawn-ffmpeg.ts';
import { probe } from '../media/probe.ts';
import { eyes, temporaryFolder, tools } from '../media/testing/media-files.ts';
import { extractStream } from '../subtitles/extract-stream.ts';
import { cutClip } from './cut-clip.ts';
import {
  countedFrames,
  countedVideo,
  evenTimes,
  makeCounted,
  numbersOf,
  range,
  shownFrames,
  timesOf,
  tone,
} from '../media/testing/shown-frames.ts';

const folder = temporaryFolder();

async function clip(media: MediaInfo, name: string, startMs: number, endMs: number) {
  const outputPath = join(folder, name);
  const { notes } = await cutClip(tools, { media, startMs, endMs, outputPath, overwrite: true });
  return {
    notes,
    frames: () => shownFrames(outputPath),
    info: () => probe(eyes, outputPath),
  };
}

/** Bytes of each coded picture. */
async function codedSizes(path: string): Promise<readonly number[]> {
  const run = await runProgram(eyes.ffprobe, [
    ...['-v', 'error', '-select_streams', 'v:0', '-show_entries', 'packet=size', '-of', 'csv=p=0'],
    `file:${path}`,
  ]);
  return run.stdout.trim().split(/\D+/).map(Number);
}

/** Six seconds, a key frame every two, frames in another order than shown. */
const film = await makeCounted(
  folder,
  'film.mp4',
  countedFrames(25, 6),
  tone(6),
  '-c:v libx264 -preset fast -crf 6 -pix_fmt yuv420p',
  '-x264-params keyint=50:min-keyint=50:scenecut=0:bframes=3:b-adapt=0 -c:a aac',
);

describe('a clip of a film whose frames stand in another order than they are shown', () => {
  it.each(['copied.mp4', 'copied.mkv'])(
    'from key frame to key frame is a copy of just those: %s',
    async (name) => {
      const made = await clip(film, name, 2000, 4000);
      const [frames, info] = [await made.frames(), await made.info()];
      expect(numbersOf(frames)).toEqual(range(50, 100));
      expect(timesOf(frames)).toEqual(evenTimes(50));
      expect(Math.abs(info.containerStartMs)).toBeLessThan(1);
      expect(Math.abs(info.durationMs - 2000)).toBeLessThan(30);
      // The source's own coding, which an encoder of ours would not repeat.
      const sizes = await codedSizes(film.path);
      expect(await codedSizes(join(folder, name))).toEqual(sizes.slice(50, 100));
    },
  );

  it('that ends between them shows nothing from after its end', async () => {
    const frames = await (await clip(film, 'open end.mp4', 2000, 3080)).frames();
    expect(numbersOf(frames)).toEqual(range(50, 77));
    expect(timesOf(frames)).toEqual(evenTimes(27));
  });

  it('that begins anywhere begins there', async () => {
    const frames = await (await clip(film, 'anywhere.mkv', 2680, 4000)).frames();
    expect(numbersOf(frames)).toEqual(range(67, 100));
    const [first = 0] = timesOf(frames);
    // Matroska knows no time before 0, where the coded sound begins.
    expect(first).toBeLessThan(30);
    expect(timesOf(frames).map((time) => time - first)).toEqual(evenTimes(33));
  });

  it('up to the end of the file takes what is there', async () => {
    const frames = await (await clip(film, 'rest.mp4', 4000, 9000)).frames();
    expect(numbersOf(frames)).toEqual(range(100, 150));
  });
});

it('with open groups of pictures has neither what can not be decoded nor what lies before', async () => {
  const open = await makeCounted(
    folder,
    'open.mkv',
    countedFrames(25, 4),
    '-c:v libx264 -preset fast -crf 6 -pix_fmt yuv420p',
    '-x264-params keyint=25:min-keyint=25:scenecut=0:bframes=3:b-adapt=0:open-gop=1',
  );
  const frames = await (await clip(open, 'of open.mp4', 1000, 2000)).frames();
  expect(numbersOf(frames)).toEqual(range(25, 50));
  expect(timesOf(frames)).toEqual(evenTimes(25));
});

describe('a clip from a file without an index', () => {
  it.each([
    ['a key frame every ten seconds', `${countedVideo} -g 250 -c:a aac`, 3000, 4520],
    ['a key frame every second', '-c:v mpeg2video -q:v 1 -g 25 -bf 2 -c:a mp2', 2040, 3000],
  ])('has all its pictures from the first on: %s', async (name, coding, startMs, endMs) => {
    const stream = await makeCounted(folder, `${name}.ts`, countedFrames(25, 6), tone(6), coding);
    // The sound begins before the picture, so frames lie beside the grid that counts from 0.
    const shown = await shownFrames(stream.path);
    const nearest = shown
      .map(({ number, timeMs }) => ({ number, off: Math.abs(timeMs - stream.containerStartMs - startMs) }))
      .toSorted((a, b) => a.off - b.off)[0]!;
    const count = (endMs - startMs) / 40;
    const made = await clip(stream, `${name}.mp4`, startMs, endMs);
    const [frames, info] = [await made.frames(), await made.info()];
    expect(numbersOf(frames)).toEqual(range(nearest.number, nearest.number + count));
    expect(timesOf(frames)).toEqual(evenTimes(count));
    expect(Math.abs(info.durationMs - (endMs - startMs))).toBeLessThan(60);
  });
});

describe('a clip of slow pictures', () => {
  it('begins with the one that stands then, and lasts as long as asked', async () => {
    const slides = await makeCounted(
      folder,
      'slides.mp4',
      countedFrames('1/2', 6),
      tone(6),
      `${countedVideo} -g 1 -c:a aac`,
    );
    const made = await clip(slides, 'of slides.mp4', 1000, 3500);
    const [frames, info] = [await made.frames(), await made.info()];
    expect(frames.slice(0, 2)).toEqual([
      { number: 0, timeMs: 0 },
      { number: 1, timeMs: 1000 },
    ]);
    expect(new Set(numbersOf(frames))).toEqual(new Set([0, 1]));
    expect(Math.abs(info.durationMs - 2500)).toBeLessThan(60);
    expect(Math.abs(info.video[0]!.durationMs! - 2500)).toBeLessThan(100);
  });

  it('shows a single picture throughout', async () => {
    const one = await makeCounted(
      folder,
      'one.mkv',
      countedFrames(1, 1),
      tone(6),
      `${countedVideo} -c:a libopus`,
    );
    const made = await clip(one, 'of one.mp4', 3000, 4000);
    const [frames, info] = [await made.frames(), await made.info()];
    expect(frames[0]).toEqual({ number: 0, timeMs: 0 });
    expect(info.audio[0]?.codec).toBe('aac');
  });
});

describe('beside picture and sound, a clip', () => {
  it('carries the chapters and the text within it, and says what it leaves out', async () => {
    const chapters = join(folder, 'chapters.txt');
    const chapter = (startMs: number, endMs: number, title: string) =>
      `[CHAPTER]\nTIMEBASE=1/1000\nSTART=${startMs}\nEND=${endMs}\ntitle=${title}\n`;
    await writeFile(
      chapters,
      `;FFMETADATA1\n${chapter(0, 2000, 'One')}${chapter(2000, 4000, 'Two')}${chapter(4000, 6000, 'Three')}`,
    );
    const srt = join(folder, 'own.srt');
    await writeFile(
      srt,
      '1\n00:00:01,000 --> 00:00:02,500\ninto it\n\n2\n00:00:03,000 --> 00:00:03,500\n<i>inside</i>\n\n3\n00:00:04,500 --> 00:00:05,000\nafter\n',
    );
    const rich = await makeCounted(
      folder,
      'rich.mkv',
      ['-i', film.path, '-i', film.path, '-i', srt, '-i', chapters],
      '-map 0 -map 1:v -map 2 -map 2 -map_chapters 3 -c copy -c:s:1 ass',
      '-disposition:s:1 forced -metadata:s:s:0 language=ger -metadata:s:s:0 title=Own',
    );
    const keyMs = Math.round((await shownFrames(rich.path))[50]!.timeMs);
    const made = await clip(rich, 'of rich.mkv', keyMs, keyMs + 2000);
    const [frames, info] = [await made.frames(), await made.info()];
    expect(info.chapters.map(({ title }) => title)).toEqual(['Two', 'Three']);
    expect(info.chapters.at(-1)?.endMs).toBe(2000);
    expect(info.subtitles).toMatchObject([
      { codec: 'subrip', language: 'ger', title: 'Own' },
      { codec: 'ass' },
    ]);
    for (const { streamIndex } of info.subtitles) {
      const { cues } = await extractStream(tools, info, streamIndex);
      // Matroska moves all streams by the time that the coded sound needs before 0.
      const shown = cues.map((cue) => ({ ...cue, startMs: cue.startMs - frames[0]!.timeMs }));
      expect(shown.map(({ text }) => text)).toEqual(['into it', '<i>inside</i>']);
      for (const [i, wanted] of [0, 1000].entries()) {
        expect(Math.abs(shown[i]!.startMs - wanted)).toBeLessThanOrEqual(25);
      }
      expect(Math.abs(cues[0]!.endMs - cues[0]!.startMs - 500)).toBeLessThanOrEqual(25);
    }
    expect(info.video).toHaveLength(2);
    expect(made.notes).toEqual([]);
    // The end is not one where frames can be copied.
    const encoded = await clip(rich, 'encoded.mp4', 2000, 3080);
    expect((await encoded.info()).subtitles.map(({ codec }) => codec)).toEqual(['mov_text', 'mov_text']);
    expect(encoded.notes).toEqual([note('left-out', { parts: [{ part: 'pictures', count: 1 }] })]);
  });

  it('stands upright in Matroska, whose players do not turn pictures', async () => {
    const turned = await makeCounted(
      folder,
      'turned.mp4',
      ['-i', film.path],
      '-map 0 -c copy -metadata:s:v:0 rotate=90',
    );
    const info = await (await clip(turned, 'upright.mkv', 2000, 4000)).info();
    expect(info.video[0]).toMatchObject({ width: 36, height: 64, rotation: 0 });
    const { rotation } = turned.video[0]!;
    expect(rotation).not.toBe(0);
    const kept = await clip(turned, 'turned copy.mp4', 2000, 4000);
    expect((await kept.info()).video[0]).toMatchObject({ width: 64, height: 36, rotation });
  });
});
