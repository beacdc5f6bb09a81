import { join } from 'node:path';
import { expect, it } from 'vitest';
import { looseScratch } from '../../services/files/scratch.ts';
import { probe } from '../../services/media/probe.ts';
import { makeMedia, source, temporaryFolder, tools } from '../../services/media/testing/media-files.ts';
import { keepPictures } from './keep-pictures.ts';
import type { PictureSource, PictureStretch } from './keep-pictures.ts';

const reader = { tools, scratch: looseScratch, signal: new AbortController().signal };

async function stretchesOf(source: PictureSource): Promise<readonly PictureStretch[]> {
  const stretches: PictureStretch[] = [];
  for await (const stretch of keepPictures(reader, source)) stretches.push(stretch);
  return stretches;
}

async function made(name: string, ...how: readonly (string | readonly string[])[]) {
  const file = join(temporaryFolder(), name);
  await makeMedia(file, ...how);
  return probe(tools, file);
}

const flat = (colour: string, seconds: number) => `color=${colour}:s=320x180:r=10:d=${seconds}`;

it('keeps one picture of each shot; what looks alike stands for all of its time', async () => {
  const film = `${flat('red', 5)}[a];${flat('blue', 1)}[b];testsrc=s=320x180:r=10:d=4[c];[a][b][c]concat=n=3`;
  const media = await made(
    'shots.mp4',
    ['-filter_complex', film],
    '-c:v libx264 -preset ultrafast -pix_fmt yuv420p',
  );
  const shots = [{ timeMs: 5000 }, { timeMs: 6000 }];
  const [stretch, ...others] = await stretchesOf({ media, shots, doneMs: 0 });
  expect(others).toEqual([]);
  expect(stretch!.doneMs).toBe(media.durationMs);
  const { frames } = stretch!;
  expect(frames.slice(0, 2)).toMatchObject([
    { timeMs: 800, endMs: 5000 },
    { timeMs: 5500, endMs: 6000 },
  ]);
  expect(frames.at(-1)!.endMs).toBe(media.durationMs);
  for (const { picture } of frames) expect([...picture.subarray(0, 2)]).toEqual([0xff, 0xd8]);
});

it('goes on where it was', async () => {
  const media = await made('long.mp4', source('testsrc=s=64x36:r=1:d=130'), '-c:v libx264 -preset ultrafast');
  const all = await stretchesOf({ media, shots: [], doneMs: 0 });
  expect(all.map(({ doneMs }) => doneMs)).toEqual([120_000, 130_000]);
  const rest = await stretchesOf({ media, shots: [], doneMs: 120_000 });
  expect(rest).toEqual(all.slice(1));
});

it('keeps the picture of a video of one frame, of one that ends before its sound, and none of a sound file', async () => {
  const one = await made('one.mp4', source('color=red:s=64x36:r=25:d=0.04'), '-c:v libx264');
  expect((await stretchesOf({ media: one, shots: [], doneMs: 0 }))[0]!.frames.length).toBe(1);
  const cover = [...source('color=red:s=64x36:r=25:d=0.04'), ...source('sine=d=9')];
  const still = await made('still.mkv', cover, '-c:v libx264 -c:a pcm_s16le');
  const [stretch] = await stretchesOf({ media: still, shots: [], doneMs: 0 });
  expect(stretch!.frames).toMatchObject([{ timeMs: 0, endMs: still.durationMs }]);
  const sound = await made('sound.wav', source('sine=d=1'));
  expect(await stretchesOf({ media: sound, shots: [], doneMs: 0 })).toEqual([]);
});
