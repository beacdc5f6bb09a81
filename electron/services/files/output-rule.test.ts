import { link, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createOutputRule } from './output-rule.ts';

let place: string;
let dataFolder: string;
let videos: string[];
beforeEach(async () => {
  place = await mkdtemp(join(tmpdir(), 'sidecut-rule-'));
  dataFolder = join(place, 'data');
  await mkdir(join(dataFolder, 'media', 'a'), { recursive: true });
  for (const name of ['talk.mp4', 'other.mp4', 'mine.srt']) await writeFile(join(place, name), name);
  videos = [join(place, 'talk.mp4'), join(place, 'other.mp4'), join(place, 'gone.mp4')];
});
afterEach(() => rm(place, { recursive: true, force: true }));

const check = (path: string, sources?: readonly string[]) =>
  createOutputRule({ dataFolder, videos: () => Promise.resolve(videos) }).check(path, sources);
const refused = (reason: string) => ({ code: 'output-unwritable', facts: { reason } });

describe('an output', () => {
  it("may be new, or replace what is nobody's video", async () => {
    await check(join(place, 'new.srt'));
    await check(join(place, 'mine.srt'));
    await check(join(place, 'no folder', 'new.srt'));
  });

  it('is no video of the library, under whatever name', async () => {
    await link(join(place, 'talk.mp4'), join(place, 'hard.srt'));
    await symlink(join(place, 'other.mp4'), join(place, 'soft.srt'));
    for (const name of ['talk.mp4', 'other.mp4', 'hard.srt', 'soft.srt', 'x/../talk.mp4']) {
      await expect(check(join(place, name))).rejects.toMatchObject(refused('is-library-video'));
    }
  });

  it('is not what it is made from', async () => {
    await link(join(place, 'mine.srt'), join(place, 'hard.srt'));
    const sources = [join(place, 'mine.srt')];
    await expect(check(join(place, 'hard.srt'), sources)).rejects.toMatchObject(refused('is-source'));
  });

  it('is no folder', async () => {
    await mkdir(join(place, 'folder.srt'));
    await expect(check(join(place, 'folder.srt'))).rejects.toMatchObject(refused('is-folder'));
  });

  it('lies nowhere in the data folder, be it through a link', async () => {
    await symlink(join(dataFolder, 'media'), join(place, 'link'));
    for (const path of ['data/library.sqlite', 'data/media/a/new.srt', 'link/new.srt', 'link/a/new.srt']) {
      await expect(check(join(place, path))).rejects.toMatchObject(refused('in-data-folder'));
    }
  });
});
