import { readdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { expect, it } from 'vitest';
import { isCancellation } from '../../../core/errors.ts';
import { defaultCaptionStyle } from '../../../core/style/caption-style.ts';
import { eyes, makeMedia, temporaryFolder, tools } from '../media/testing/media-files.ts';
import { probe } from '../media/probe.ts';
import { burnIn } from './burn-in.ts';
import { chooseH264Encoder } from '../ffmpeg/h264-encoder.ts';
import { brightest, makeClip, sampleCues } from './testing/clips.ts';

const folder = temporaryFolder();
const media = await makeClip(folder, "it's, a: [clip];.mp4");

const request = (name: string) => ({
  media,
  cues: sampleCues,
  style: { ...defaultCaptionStyle, fontSize: 0.12 },
  outputPath: join(folder, name),
  overwrite: false,
});

it('draws the captions into the pictures of their times, and nowhere else', async () => {
  const fractions: number[] = [];
  const written = await burnIn(tools, request('burned.mp4'), {
    onProgress: ({ fraction }) => fractions.push(fraction),
  });
  const path = join(folder, written.name);
  expect(written.bytes).toBe((await readFile(path)).length);
  expect(await brightest(path, 1, 0.7, 1)).toBeGreaterThan(220);
  expect(await brightest(path, 1, 0, 0.5)).toBeLessThan(120);
  expect(await brightest(path, 0.2, 0, 1)).toBeLessThan(120);
  expect(await brightest(path, 1.8, 0, 1)).toBeLessThan(120);
  expect(await brightest(path, 3, 0.5, 1)).toBeGreaterThan(220);
  expect(fractions.at(-1)).toBeGreaterThan(0.9);
  expect(fractions).toEqual(fractions.toSorted((a, b) => a - b));
  const info = await probe(eyes, path);
  expect(info.video[0]).toMatchObject({ codec: 'h264', width: 320, height: 180 });
  expect(info.audio[0]).toMatchObject({ codec: 'aac' });
  expect(Math.abs(info.durationMs - media.durationMs)).toBeLessThan(100);
});

it('draws them where the style and the cue say, into Matroska with an odd size', async () => {
  const odd = await makeClip(folder, 'odd.mkv', '-vf', 'scale=321:181');
  const path = join(folder, 'odd burned.mkv');
  const cues = [
    { startMs: 0, endMs: 2000, text: 'above' },
    { startMs: 2000, endMs: 4000, text: '{\\an5}middle' },
  ];
  const style = { ...defaultCaptionStyle, fontSize: 0.12, position: 'top' as const, backgroundOpacity: 0.8 };
  await burnIn(tools, { ...request('odd burned.mkv'), media: odd, cues, style });
  expect(await brightest(path, 1, 0, 0.4)).toBeGreaterThan(220);
  expect(await brightest(path, 1, 0.5, 1)).toBeLessThan(120);
  expect(await brightest(path, 3, 0.4, 0.6)).toBeGreaterThan(220);
  const { video } = await probe(eyes, path);
  expect(video[0]).toMatchObject({ width: 322, height: 182 });
});

it('makes a captioned clip of a part, cut to a vertical picture and made smaller', async () => {
  const path = join(folder, 'part.mp4');
  const picture = { shape: '9:16', keep: 'middle', shortSide: null, quality: 'small' } as const;
  const range = { startMs: 1000, endMs: 3000 };
  const style = { ...defaultCaptionStyle, fontSize: 0.12, margin: 0.2 };
  await burnIn(tools, { ...request('part.mp4'), style, range, picture });
  const info = await probe(eyes, path);
  expect(info.video[0]).toMatchObject({ width: 102, height: 180 });
  expect(Math.abs(info.durationMs - 2000)).toBeLessThan(100);
  expect(info.subtitles).toEqual([]);
  // The first caption lasts half a second into the clip, the second begins a second in.
  expect(await brightest(path, 0.2, 0.6, 0.85)).toBeGreaterThan(180);
  expect(await brightest(path, 0.7, 0, 1)).toBeLessThan(120);
  expect(await brightest(path, 1.3, 0.5, 0.85)).toBeGreaterThan(180);
  expect(await brightest(path, 1.3, 0.85, 1)).toBeLessThan(120);
});

it('says which characters no font has', async () => {
  const cues = [{ startMs: 0, endMs: 1000, text: 'never given out: \u2fe0' }];
  const written = await burnIn(tools, { ...request('fonts.mp4'), cues });
  expect(written.notes).toContainEqual({
    code: 'characters-without-font',
    facts: { characters: ['\u2fe0'], more: 0, fonts: ['other'] },
  });
});

it('leaves nothing behind when it is cancelled', async () => {
  const cancel = new AbortController();
  // Minutes of it, so that the first progress comes from the middle of the work.
  const looped = ['-stream_loop', '199', '-i', `file:${media.path}`, '-c', 'copy'];
  const long = await probe(eyes, await makeMedia(join(folder, 'long.mp4'), looped));
  const before = await readdir(folder);
  const fractions: number[] = [];
  const running = burnIn(
    tools,
    { ...request('cancelled.mp4'), media: long },
    {
      signal: cancel.signal,
      onProgress: ({ fraction }) => {
        fractions.push(fraction);
        cancel.abort();
      },
    },
  );
  await expect(running).rejects.toSatisfy(isCancellation);
  expect(fractions[0]).toBeLessThan(1);
  expect(await readdir(folder)).toEqual(before);
});

it('keeps what is there, and never replaces the video itself', async () => {
  const taken = request('taken.mp4');
  await writeFile(taken.outputPath, 'mine');
  await expect(burnIn(tools, taken)).rejects.toMatchObject({ code: 'file-exists' });
  expect(await readFile(taken.outputPath, 'utf8')).toBe('mine');
  const itself = { ...taken, outputPath: media.path, overwrite: true };
  await expect(burnIn(tools, itself)).rejects.toMatchObject({ code: 'output-unwritable' });
  await expect(burnIn(tools, request('a.webm'))).rejects.toMatchObject({ code: 'unknown-format' });
  await expect(burnIn(tools, request(join('missing', 'a.mp4')))).rejects.toMatchObject({
    code: 'output-unwritable',
  });
  expect((await readdir(dirname(taken.outputPath))).filter((name) => name.endsWith('.part'))).toEqual([]);
});

it('finds an encoder that works here, whatever the build lists', async () => {
  const encoder = await chooseH264Encoder(tools);
  expect(encoder.name).toMatch(/264/);
  expect(await chooseH264Encoder(tools)).toBe(encoder);
});
