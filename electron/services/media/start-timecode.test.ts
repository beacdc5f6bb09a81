import { join } from 'node:path';
import { expect, it } from 'vitest';
import { probe } from './probe.ts';
import { everyFfmpeg, makeMedia, smallVideo, source, temporaryFolder } from './testing/media-files.ts';

const folder = temporaryFolder();
const picture = source('color=s=32x32:r=30000/1001:d=0.2');

const written = [
  // A timecode track in QuickTime, a tag in Matroska.
  await makeMedia(join(folder, 'drop.mov'), picture, `${smallVideo} -timecode 01:00:00;02`),
  await makeMedia(join(folder, 'drop.mkv'), picture, `${smallVideo} -metadata timecode=01:00:00;02`),
  await makeMedia(join(folder, 'none.mp4'), picture, smallVideo),
] as const;

it.each(everyFfmpeg)(
  '$name tells the timecode of the first frame where the file has one',
  async ({ tools }) => {
    const timecodes = [];
    for (const path of written) timecodes.push((await probe(tools, path)).startTimecode);
    expect(timecodes).toEqual(['01:00:00;02', '01:00:00;02', undefined]);
  },
);
