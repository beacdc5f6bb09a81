import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { defaultCaptionStyle } from '../../../core/style/caption-style.ts';
import type { Cue } from '../../../core/cues/cue.ts';
import type { MediaInfo } from '../../../core/media/media-info.ts';
import { note } from '../../../core/notes.ts';
import { runProgram } from '../ffmpeg/spawn-ffmpeg.ts';
import { withoutFilter } from '../ffmpeg/testing/count-ffmpeg.ts';
import { probe } from '../media/probe.ts';
import { eyes, makeMedia, source, temporaryFolder, tools } from '../media/testing/media-files.ts';
import { burnIn } from './burn-in.ts';
import {
  countedFrames,
  countedVideo,
  makeCounted,
  shownFrames,
  timesOf,
  tone,
} from '../media/testing/shown-frames.ts';

const folder = temporaryFolder();
const gray = (rate: number | string, seconds: number) =>
  source(`color=c=gray:size=160x90:rate=${rate}:duration=${seconds}`);
const cue = (startMs: number, endMs: number): Cue => ({ startMs, endMs, text: 'WWWW' });

async function burn(media: MediaInfo, name: string, cues: readonly Cue[], by = tools) {
  const outputPath = join(folder, name);
  const style = { ...defaultCaptionStyle, fontSize: 0.2 };
  const { notes } = await burnIn(by, { media, cues, style, outputPath, overwrite: true });
  return { path: outputPath, notes, info: () => probe(eyes, outputPath) };
}

/** The times at which a caption comes or goes: the picture's lower half changes its brightness. */
async function changes(path: string): Promise<readonly number[]> {
  const frames = await shownFrames(path, 'crop=iw:ih/2:0:ih/2');
  return frames.flatMap(({ number, timeMs }, i) =>
    i > 0 && Math.abs(number - frames[i - 1]!.number) > 1 ? [timeMs] : [],
  );
}

describe('captions on rare pictures', () => {
  it('come and go at their times, and the pictures keep theirs', async () => {
    const slides = await makeCounted(
      folder,
      'slides.mp4',
      gray('1/4', 8),
      tone(8),
      `${countedVideo} -colorspace bt709 -color_primaries bt709 -color_trc bt709 -c:a aac`,
    );
    const cues = [cue(1000, 2000), cue(4500, 5207)];
    const { path, info } = await burn(slides, 'on slides.mp4', cues);
    const found = await changes(path);
    expect(found).toHaveLength(4);
    for (const [i, wanted] of [1000, 2000, 4500, 5207].entries()) {
      expect(Math.abs(found[i]! - wanted)).toBeLessThanOrEqual(12);
    }
    const times = timesOf(await shownFrames(path));
    expect(times).toContain(0);
    expect(times).toContain(4000);
    expect(times).toHaveLength(7);
    expect(Math.abs((await info()).durationMs - 8000)).toBeLessThan(60);
    const colour = await runProgram(eyes.ffprobe, [
      ...['-v', 'error', '-select_streams', 'v:0', '-show_entries', 'stream=color_space', path],
    ]);
    expect(colour.stdout).toContain('color_space=bt709');
  });

  it('are seen on the one picture of a podcast, also where it ended long ago', async () => {
    const podcast = await makeCounted(
      folder,
      'podcast.mkv',
      gray(25, 0.04),
      tone(6),
      `${countedVideo} -c:a libopus`,
    );
    const { path } = await burn(podcast, 'on one.mkv', [cue(1000, 2000), cue(4000, 5000)]);
    const found = await changes(path);
    expect(found).toHaveLength(4);
    const offset = found[0]! - 1000;
    expect(Math.abs(offset)).toBeLessThan(40);
    for (const [i, wanted] of [1000, 2000, 4000, 5000].entries()) {
      expect(Math.abs(found[i]! - offset - wanted)).toBeLessThanOrEqual(12);
    }
  });
});

describe('frames at uneven times keep them', () => {
  it.each([
    ['a screen recording.mkv', '-c:a libopus'],
    ['a phone with jitter.mp4', '-c:a aac -video_track_timescale 90000'],
    ['television.ts', '-c:a mp2 -muxdelay 0 -muxpreload 0'],
  ])('%s', async (name, coding) => {
    // 25 a second with gaps, and each a few milliseconds beside its place.
    const uneven =
      "select='not(between(n\\,20\\,32)+eq(n\\,50))',settb=1/90000,setpts='N*0+PTS+900*mod(N*7\\,5)'";
    const recording = await makeCounted(
      folder,
      name,
      countedFrames(25, 4),
      tone(4),
      ['-vf', uneven, '-vsync', 'passthrough', '-enc_time_base:v', '1:90000'],
      `${countedVideo} ${coding}`,
    );
    const wanted = await shownFrames(recording.path);
    const { path } = await burn(recording, `burned ${name.replace('.ts', '.mp4')}`, [cue(0, 100)]);
    const got = await shownFrames(path, 'crop=iw:8:0:0');
    const beginning = got[0]!.timeMs - wanted[0]!.timeMs;
    expect(got.map(({ number }) => number)).toEqual(wanted.map(({ number }) => number));
    for (const [i, { timeMs }] of got.entries()) {
      expect(Math.abs(timeMs - beginning - wanted[i]!.timeMs)).toBeLessThanOrEqual(1);
    }
  });
});

it('leaves out what an edit list cuts away, of the sound too', async () => {
  const film = await makeCounted(
    folder,
    'film.mp4',
    countedFrames(25, 3),
    tone(3),
    `${countedVideo} -g 250 -c:a aac`,
  );
  const cut = await makeCounted(folder, 'cut.mp4', ['-ss', '2', '-i', film.path], '-map 0 -c copy');
  const { path, info } = await burn(cut, 'of cut.mkv', []);
  const frames = await shownFrames(path);
  expect(frames).toHaveLength(25);
  expect(frames[0]!.timeMs).toBeLessThan(40);
  expect(Math.abs((await info()).durationMs - 1000)).toBeLessThan(60);
});

/** Six frames of a flat picture; `level`: of ten bits. */
async function makeHighRange(transfer: string, level: number): Promise<MediaInfo> {
  const path = await makeMedia(
    join(folder, `${transfer} ${level}.mp4`),
    source(`color=s=160x90:r=25:d=0.24,format=yuv420p10le,geq=lum=${level}:cb=512:cr=512`),
    '-c:v libx265 -preset ultrafast -x265-params log-level=error -pix_fmt yuv420p10le',
    `-color_trc ${transfer} -color_primaries bt2020 -colorspace bt2020nc -color_range tv`,
  );
  return probe(eyes, path);
}

/** Tag, pixel format, range, matrix, curve and primaries. */
async function describePixels(path: string): Promise<string> {
  const entries = 'codec_tag_string,pix_fmt,color_range,color_space,color_transfer,color_primaries';
  const run = await runProgram(eyes.ffprobe, [
    ...['-v', 'error', '-show_entries', `stream=${entries}`, '-of', 'csv=p=0', path],
  ]);
  return run.stdout.trim();
}

/** The darkest and the brightest pixel of each frame, as it is coded. */
async function luma(path: string): Promise<readonly { readonly min: number; readonly max: number }[]> {
  const run = await runProgram(tools.ffmpeg, [
    ...['-v', 'error', '-i', path, '-vf', 'signalstats,metadata=print:file=-', '-f', 'null', '-'],
  ]);
  const values = (name: string) =>
    [...run.stdout.matchAll(new RegExp(`${name}=([\\d.]+)`, 'g'))].map(([, value]) => Number(value));
  const max = values('YMAX');
  return values('YMIN').map((min, i) => ({ min, max: max[i]! }));
}

describe.each([
  ['smpte2084', 0.58],
  ['arib-std-b67', 0.75],
])('a picture of high range (%s)', (transfer, whiteShare) => {
  it.skipIf(process.platform === 'win32')(
    'keeps its ten bits, its curve and its brightness where ffmpeg can not map it, with captions at the level of white',
    async () => {
      const background = Math.round(64 + 876 * 0.3);
      const hdr = await makeHighRange(transfer, background);
      const without = withoutFilter(tools, 'zscale');
      for (const container of ['mp4', 'mkv']) {
        const name = `kept ${transfer}.${container}`;
        const { path, notes } = await burn(hdr, name, [cue(40, 200)], without);
        expect(notes).toEqual([note('high-range-kept', {})]);
        const tag = container === 'mp4' ? 'hvc1' : '[0][0][0][0]';
        expect(await describePixels(path)).toBe(`${tag},yuv420p10le,tv,bt2020nc,${transfer},bt2020`);
        const [before, shown] = await luma(path);
        expect(Math.abs(before!.min - background)).toBeLessThan(4);
        expect(Math.abs(before!.max - background)).toBeLessThan(4);
        // White of 203 nits, no brighter, and its outline is black.
        expect(Math.abs(shown!.max - (64 + 876 * whiteShare))).toBeLessThan(35);
        expect(shown!.min).toBeLessThan(80);
      }
    },
  );

  it('becomes a usual one, in which white of captions is white, and the note says so', async () => {
    const level = Math.round(64 + 876 * whiteShare);
    const hdr = await makeHighRange(transfer, level);
    const { path, notes } = await burn(hdr, `from ${transfer}.mp4`, [cue(160, 240)]);
    expect(notes).toEqual([note('tone-mapped', {})]);
    expect(await describePixels(path)).toBe('avc1,yuv420p,tv,bt709,bt709,bt709');
    // White of 203 nits, as bright as the usual white but for the room above it.
    const [first] = await shownFrames(path);
    expect(first!.number + 20).toBeGreaterThan(170);
    expect(first!.number + 20).toBeLessThan(225);
  });
});

it('says what is left out, and takes the picture that the file calls its default', async () => {
  const rich = await makeCounted(
    folder,
    'rich.mkv',
    countedFrames(25, 1),
    source('color=c=white:size=96x54:rate=25:duration=1'),
    tone(1),
    ['-i', await makeMedia(join(folder, 'cover.png'), source('color=red:s=32x32'), '-frames:v 1')],
    '-map 0:v -map 1:v -map 2:a -c:v libx264 -preset ultrafast -pix_fmt yuv420p -c:a aac',
    '-disposition:v:0 0 -disposition:v:1 default',
    ['-attach', join(folder, 'cover.png'), '-metadata:s:t', 'mimetype=image/png'],
  );
  const { info, notes } = await burn(rich, 'of rich.mp4', [cue(0, 500)]);
  expect((await info()).video).toMatchObject([{ width: 96, height: 54 }]);
  expect(notes).toEqual([
    note('left-out', {
      parts: [
        { part: 'pictures', count: 1 },
        { part: 'covers', count: 1 },
      ],
    }),
  ]);
});
