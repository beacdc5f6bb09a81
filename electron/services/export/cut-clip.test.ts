import { join } from 'node:path';
import { expect, it } from 'vitest';
import { runProgram } from '../ffmpeg/spawn-ffmpeg.ts';
import { probe } from '../media/probe.ts';
import { eyes, makeMedia, smallVideo, source, temporaryFolder, tools } from '../media/testing/media-files.ts';
import { cutClip } from './cut-clip.ts';

const folder = temporaryFolder();
/** Every second another level of gray; a key frame each second. */
const path = await makeMedia(
  join(folder, 'steps.mp4'),
  source('color=c=black:size=320x180:rate=25:duration=6,format=gray,geq=lum=20+35*floor(T)'),
  source('sine=frequency=440:duration=6:sample_rate=48000'),
  `${smallVideo} -g 25 -c:a aac`,
);
const media = await probe(eyes, path);

/** The mean level of the frames, as ffmpeg's `signalstats` tells it. */
async function levels(file: string): Promise<readonly number[]> {
  const run = await runProgram(tools.ffmpeg, [
    ...[
      '-v',
      'error',
      '-i',
      `file:${file}`,
      '-vf',
      'signalstats,metadata=print:key=lavfi.signalstats.YAVG:file=-',
    ],
    ...['-an', '-f', 'null', '-'],
  ]);
  return [...run.stdout.matchAll(/YAVG=([\d.]+)/g)].map((match) => Number(match[1]));
}

const clip = async (name: string, startMs: number, endMs: number) => {
  const outputPath = join(folder, name);
  await cutClip(tools, { media, startMs, endMs, outputPath, overwrite: false });
  return { info: await probe(eyes, outputPath), levels: await levels(outputPath) };
};

it.each(['copied.mp4', 'copied.mkv'])('copies from a key frame: %s', async (name) => {
  const { info, levels: found } = await clip(name, 2000, 4000);
  expect(info.video[0]?.codec).toBe('mpeg4');
  expect(Math.abs(info.durationMs - 2000)).toBeLessThan(60);
  expect(found.slice(0, 25).every((level) => Math.abs(level - found[0]!) < 3)).toBe(true);
  expect(found[30]! - found[0]!).toBeGreaterThan(20);
});

it('encodes anew from any other frame, to the frame', async () => {
  const { info, levels: found } = await clip('encoded.mp4', 2600, 4000);
  expect(info.video[0]?.codec).toBe('h264');
  expect(found).toHaveLength(35);
  const steps = found
    .map((level, i) => level - (found[i - 1] ?? level))
    .flatMap((step, i) => (step > 15 ? [i] : []));
  expect(steps).toEqual([10]);
});

it('cuts sound without a picture', async () => {
  const sound = await probe(
    tools,
    await makeMedia(join(folder, 'tone.m4a'), source('sine=duration=5'), '-c:a aac'),
  );
  const outputPath = join(folder, 'part.m4a');
  await cutClip(tools, { media: sound, startMs: 1000, endMs: 2500, outputPath, overwrite: false });
  expect(Math.abs((await probe(eyes, outputPath)).durationMs - 1500)).toBeLessThan(60);
});

it('refuses what lies outside', async () => {
  await expect(clip('x.mp4', 7000, 8000)).rejects.toMatchObject({ code: 'usage' });
});
