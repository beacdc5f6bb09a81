import { join } from 'node:path';
import { expect, it } from 'vitest';
import { runProgram } from '../../ffmpeg/spawn-ffmpeg.ts';
import { probe } from '../probe.ts';
import { eyes, makeMedia, source, temporaryFolder, tools } from '../testing/media-files.ts';
import { countedFrames, makeCounted, numbersOf, shownFrames, timesOf } from '../testing/shown-frames.ts';
import { makeProxy } from './make-proxy.ts';

const folder = temporaryFolder();

it('of a picture whose frames lack their times has them in order', async () => {
  const camera = await makeCounted(
    folder,
    'camera.avi',
    countedFrames(25, 2),
    '-c:v libx264 -preset fast -crf 6 -bf 2 -pix_fmt yuv420p',
  );
  const copy = join(folder, 'camera.mp4');
  await makeProxy(tools, camera, copy, {});
  const frames = await shownFrames(copy);
  // Coarser than the source, but one brighter than the other.
  expect(numbersOf(frames)).toEqual(numbersOf(frames).toSorted((a, b) => a - b));
  expect(numbersOf(frames).at(-1)).toBeGreaterThan(45);
  const times = timesOf(frames);
  expect(times.map((time) => Math.round((time - times[0]!) / 40))).toEqual(Array.from(times.keys()));
});

it('of high range is a usual one', async () => {
  const hdr = await makeMedia(
    join(folder, 'hdr.mkv'),
    source('color=s=160x90:r=25:d=0.4,format=yuv420p10le,geq=lum=572:cb=512:cr=512'),
    '-c:v libx265 -preset ultrafast -x265-params log-level=error -pix_fmt yuv420p10le',
    '-color_trc smpte2084 -color_primaries bt2020 -colorspace bt2020nc',
  );
  const copy = join(folder, 'hdr.mp4');
  await makeProxy(tools, await probe(eyes, hdr), copy, {});
  const run = await runProgram(eyes.ffprobe, [
    ...[
      '-v',
      'error',
      '-show_entries',
      'stream=pix_fmt,color_transfer,color_primaries',
      '-of',
      'csv=p=0',
      copy,
    ],
  ]);
  expect(run.stdout.trim()).toBe('yuv420p,bt709,bt709');
});
