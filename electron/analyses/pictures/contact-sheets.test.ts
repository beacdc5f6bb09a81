import { execFileSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { sheetFile } from '../../services/media/media-folder.ts';
import { planSheets, sheetBranch } from './contact-sheets.ts';
import type { SheetPlan } from './contact-sheets.ts';
import type { FfmpegTools } from '../../services/ffmpeg/locate-ffmpeg.ts';
import { probe } from '../../services/media/probe.ts';
import { findShotChanges } from '../shots/shots.ts';
import {
  everyFfmpeg,
  makeMedia,
  smallVideo,
  source,
  temporaryFolder,
  tools,
} from '../../services/media/testing/media-files.ts';

const folder = temporaryFolder();

/** Mean levels of each picture of a sheet, its four quarters from the upper left on. */
function levelsOf(path: string, { columns, rows }: SheetPlan): number[][] {
  const size = `scale=${columns * 2}:${rows * 2}:flags=area,format=gray`;
  const bytes = execFileSync(tools.ffmpeg.path, [
    ...['-v', 'error', '-f', 'jpeg_pipe', '-i', `file:${path}`, '-vf', size, '-f', 'rawvideo', 'pipe:1'],
  ]);
  const at = (x: number, y: number): number => bytes[y * columns * 2 + x]!;
  return Array.from({ length: columns * rows }, (_, i) => {
    const [x, y] = [(i % columns) * 2, Math.floor(i / columns) * 2];
    return [at(x, y), at(x + 1, y), at(x, y + 1), at(x + 1, y + 1)];
  });
}

async function makeSheets(ffmpeg: FfmpegTools, path: string, name: string) {
  const media = await probe(ffmpeg, path);
  const plan = planSheets(media.video[0]!, media.durationMs);
  const target = join(folder, `${name} 100%d`);
  mkdirSync(target, { recursive: true });
  const shots = await findShotChanges(ffmpeg, media, {
    branches: [sheetBranch({ plan, folder: target }, media.video[0]!)],
  });
  return { plan, target, shots };
}

describe.each(everyFfmpeg)('contact sheets by $name', ({ name, tools: ffmpeg }) => {
  it('show what is on the screen at each time, though frames come unevenly', async () => {
    // Black at 25 frames a second, white at 2, grey at 50.
    const path = await makeMedia(
      join(folder, `uneven ${name}.mkv`),
      source('color=black:s=160x90:r=25:d=2'),
      source('color=white:s=160x90:r=2:d=3'),
      source('color=gray:s=160x90:r=50:d=2'),
      ['-filter_complex', '[0][1][2]concat=n=3', '-vsync', 'passthrough', '-enc_time_base', '1:1000'],
      smallVideo,
    );
    const { plan, target, shots } = await makeSheets(ffmpeg, path, name);
    expect(plan).toMatchObject({ intervalMs: 500, width: 160, height: 90, columns: 10 });
    const shown = levelsOf(join(target, sheetFile(0)), plan).map(([level]) => level!);
    const expected = Array.from({ length: 14 }, (_, n) => (n < 4 ? 0 : n < 10 ? 255 : 128));
    expect(shown.slice(0, 14).map((level, n) => Math.abs(level - expected[n]!) < 12)).toEqual(
      expected.map(() => true),
    );
    // The same decoding finds the shots.
    expect(shots.map(({ timeMs }) => timeMs)).toEqual([2000, 5000]);
  });

  it('are upright, and begin with the first picture where it comes late', async () => {
    const plain = await makeMedia(
      join(folder, `wide ${name}.mp4`),
      source('color=black:s=160x90:r=10:d=2,drawbox=x=0:y=0:w=80:h=45:color=white:t=fill'),
      smallVideo,
    );
    const path = await makeMedia(
      join(folder, `turned ${name}.mp4`),
      ['-itsoffset', '0.6', '-i', `file:${plain}`],
      source('sine=d=2'),
      '-c:v copy -c:a aac -metadata:s:v:0 rotate=90',
    );
    const { plan, target } = await makeSheets(ffmpeg, path, `turned ${name}`);
    expect(plan.height).toBe(90);
    expect(plan.width).toBeLessThan(plan.height);
    // As ffmpeg itself turns it.
    const turned = join(folder, `turned ${name}.jpg`);
    await makeMedia(turned, ['-i', `file:${path}`], '-frames:v 1 -pix_fmt yuvj420p');
    const [expected] = levelsOf(turned, { ...plan, columns: 1, rows: 1 });
    const [first] = levelsOf(join(target, sheetFile(0)), plan);
    expect(expected!.filter((level) => level > 128)).toHaveLength(1);
    expect(first!.map((level) => level > 128)).toEqual(expected!.map((level) => level > 128));
  });
});

describe('a plan of contact sheets', () => {
  const track = { displayWidth: 160, displayHeight: 90 };

  it.each([
    [1, 500, 1],
    [60_000, 500, 120],
    [3_600_000, 5000, 720],
    [6 * 3_600_000, 30_000, 720],
    [100 * 3_600_000, 480_000, 750],
  ])('for %i ms has a picture every %i ms, %i in all', (durationMs, intervalMs, count) => {
    expect(planSheets(track, durationMs)).toMatchObject({ intervalMs, count });
    expect(planSheets({ displayWidth: 1080, displayHeight: 1920 }, durationMs)).toMatchObject({
      width: 50,
      height: 90,
    });
  });
});
