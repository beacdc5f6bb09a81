import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { note } from '../../../core/notes.ts';
import type { MediaInfo } from '../../../core/media/media-info.ts';
import { probe } from '../media/probe.ts';
import { readSourceStreams } from '../media/source-streams.ts';
import { eyes, makeMedia, source, temporaryFolder, tools } from '../media/testing/media-files.ts';
import { muxSubtitles } from './mux-subtitles.ts';
import type { MuxedTrack } from './muxed-track.ts';
import {
  countedFrames,
  countedVideo,
  makeCounted,
  numbersOf,
  range,
  shownFrames,
  timesOf,
  tone,
} from '../media/testing/shown-frames.ts';

const folder = temporaryFolder();
const track = (language: string, name: string): MuxedTrack => ({
  name,
  language,
  cues: [{ startMs: 0, endMs: 900, text: 'One' }],
});

async function mux(
  media: MediaInfo,
  container: 'mp4' | 'mkv',
  name: string,
  tracks: readonly MuxedTrack[] = [track('en', 'English')],
) {
  const outputPath = join(folder, name);
  const { notes } = await muxSubtitles(tools, { media, tracks, container, outputPath, overwrite: true });
  return { path: outputPath, notes, info: () => probe(eyes, outputPath) };
}

const encoded = (reason: 'turned' | 'cut' | 'no-times', container: string) =>
  note('picture-encoded', { reason, container });

/** Two seconds, one key frame. */
const film = await makeCounted(
  folder,
  'film.mp4',
  countedFrames(25, 2),
  tone(2),
  `${countedVideo} -g 250 -c:a aac`,
);

describe('a picture that the container would show wrongly is encoded, and nothing else', () => {
  it('upright, where Matroska can not turn it; MP4 can', async () => {
    const turned = await makeCounted(
      folder,
      'turned.mp4',
      ['-i', film.path],
      '-map 0 -c copy -metadata:s:v:0 rotate=90',
    );
    const upright = await mux(turned, 'mkv', 'upright.mkv');
    expect((await upright.info()).video[0]).toMatchObject({
      codec: 'h264',
      width: 36,
      height: 64,
      rotation: 0,
    });
    expect(upright.notes).toEqual([encoded('turned', 'Matroska')]);
    const kept = await mux(turned, 'mp4', 'kept.mp4');
    expect((await kept.info()).video[0]?.rotation).toBe(turned.video[0]?.rotation);
    expect(kept.notes).toEqual([]);
    expect((await mux(film, 'mkv', 'film.mkv')).notes).toEqual([]);
  });

  it('without what an edit list cuts away', async () => {
    const cut = await makeCounted(folder, 'cut.mp4', ['-ss', '1', '-i', film.path], '-map 0 -c copy');
    const { path, notes, info } = await mux(cut, 'mkv', 'cut.mkv');
    expect(notes).toEqual([encoded('cut', 'Matroska')]);
    expect(numbersOf(await shownFrames(path))).toEqual(range(25, 50));
    expect(Math.abs((await info()).durationMs - 1000)).toBeLessThan(60);
    const kept = await mux(cut, 'mp4', 'cut kept.mp4');
    expect(kept.notes).toEqual([]);
    expect(numbersOf(await shownFrames(kept.path))).toEqual(range(25, 50));
  });

  it.each([
    ['disc.mpg', '-c:v mpeg2video -q:v 1 -bf 0 -c:a mp2', 'mkv' as const],
    ['disc with B-frames.mpg', '-c:v mpeg2video -q:v 1 -bf 2 -c:a mp2', 'mkv' as const],
    ['camera.avi', '-c:v libx264 -preset fast -crf 6 -bf 2 -pix_fmt yuv420p -c:a mp2', 'mp4' as const],
  ])('where frames lack their times: %s', async (name, coding, container) => {
    const old = await makeCounted(folder, name, countedFrames(25, 2), tone(2), coding);
    const { path, notes } = await mux(old, container, `of ${name}.${container}`);
    expect(notes).toEqual([encoded('no-times', container === 'mp4' ? 'MP4' : 'Matroska')]);
    const frames = await shownFrames(path);
    expect(numbersOf(frames)).toEqual(range(0, 50));
    const times = timesOf(frames);
    expect(times.map((time) => Math.round((time - times[0]!) / 40))).toEqual(range(0, 50));
  });
});

it('keeps covers and the names of tracks from one container to the other', async () => {
  const srt = join(folder, 'own.srt');
  await writeFile(srt, '1\n00:00:00,100 --> 00:00:00,900\nOwn\n');
  const cover = await makeMedia(join(folder, 'cover.png'), source('color=red:s=32x32'), '-frames:v 1');
  const rich = await makeCounted(
    folder,
    'rich.mkv',
    ['-i', film.path, '-i', srt, '-i', srt, '-attach', cover],
    '-map 0 -map 1 -map 2 -c copy -metadata:s:t:0 mimetype=image/png -disposition:s:0 forced',
    '-metadata:s:s:0 title=Forced -metadata:s:s:1 title=SDH -metadata:s:a:0 title=Commentary',
  );
  const mp4 = await mux(rich, 'mp4', 'rich.mp4', [track('en', 'New')]);
  expect(mp4.notes).toEqual([]);
  const named = async (path: string) =>
    (await readSourceStreams(tools, { path })).map(({ kind, name }) => [kind, name]);
  expect(await named(mp4.path)).toEqual([
    ['video', null],
    ['audio', 'Commentary'],
    ['subtitle', 'Forced'],
    ['subtitle', 'SDH'],
    ['subtitle', 'New'],
    ['cover', null],
  ]);
  const back = await mux(await mp4.info(), 'mkv', 'back.mkv', [track('en', 'Newer')]);
  expect((await back.info()).video).toHaveLength(1);
  expect(back.notes).toEqual([]);
  expect(await named(back.path)).toEqual([
    ['video', null],
    ['audio', 'Commentary'],
    ['subtitle', 'Forced'],
    ['subtitle', 'SDH'],
    ['subtitle', 'New'],
    ['subtitle', 'Newer'],
    ['cover', null],
  ]);
});

it('says that Matroska has no track for timecode', async () => {
  const timed = await makeCounted(
    folder,
    'timed.mov',
    ['-i', film.path],
    '-map 0 -c copy -timecode 01:00:00:00',
  );
  expect((await mux(timed, 'mkv', 'timed.mkv')).notes).toEqual([
    note('left-out', { parts: [{ part: 'timecode', count: 1 }] }),
  ]);
  const kept = await mux(timed, 'mp4', 'timed.mp4');
  expect(kept.notes).toEqual([]);
  expect((await readSourceStreams(tools, { path: kept.path })).map(({ timecode }) => timecode)).toContain(
    '01:00:00:00',
  );
});

describe('region and script of languages', () => {
  const tracks = [
    track('pt-BR', 'Captions'),
    track('zh-Hant', '繁體中文'),
    track('zh-Hans', 'Chinese'),
    track('de', 'German'),
  ];
  const languagesOf = async (path: string) =>
    (await readSourceStreams(tools, { path }))
      .filter(({ kind }) => kind === 'subtitle')
      .map(({ language, name }) => [language, name]);

  it('stand in Matroska as such, beside the codes that every player reads', async () => {
    const { path, notes, ...made } = await mux(film, 'mkv', 'languages.mkv', tracks);
    expect(notes).toEqual([]);
    const info = await made.info();
    expect(info.subtitles.map(({ language }) => language)).toEqual(['por', 'chi', 'chi', 'ger']);
    const written = [
      ['pt-BR', 'Captions'],
      ['zh-Hant', '繁體中文'],
      ['zh-Hans', 'Chinese'],
      ['ger', 'German'],
    ];
    expect(await languagesOf(path)).toEqual(written);
    // Of tracks that are taken over, too.
    const again = await mux(info, 'mkv', 'languages again.mkv', [track('sr-Latn', 'Serbian')]);
    expect(await languagesOf(again.path)).toEqual([...written, ['sr-Latn', 'Serbian']]);
  });

  it('stand in the names of tracks in MP4, which the note says', async () => {
    const { path, notes } = await mux(film, 'mp4', 'languages.mp4', tracks);
    expect(notes).toEqual([
      note('region-in-name', { container: 'MP4', names: ['Captions [pt-BR]', 'Chinese [zh-Hans]'] }),
    ]);
    expect(await languagesOf(path)).toEqual([
      ['por', 'Captions [pt-BR]'],
      ['zho', '繁體中文'],
      ['zho', 'Chinese [zh-Hans]'],
      ['deu', 'German'],
    ]);
  });
});
