import { mkdir, mkdtemp, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createScratch, looseScratch, sweepScratch } from './scratch.ts';

let place: string;
let home: string;
let videos: string;
beforeEach(async () => {
  place = await mkdtemp(join(tmpdir(), 'sidecut-scratch-'));
  home = join(place, 'data', 'unfinished');
  videos = join(place, 'videos');
  await mkdir(videos);
});
afterEach(() => rm(place, { recursive: true, force: true }));

/** What a process that is killed now leaves: the work never ends. */
async function killedWhile(write: (path: string) => Promise<void>): Promise<void> {
  const scratch = createScratch(home);
  const begun = (done: () => void) => async (path: string) => {
    await write(path);
    done();
    await new Promise(() => undefined);
  };
  await new Promise<void>((done) => void scratch.beside(videos, begun(done)));
  await new Promise<void>((done) => void scratch.inFolder(begun(done)));
}

async function sweep(): Promise<void> {
  await (
    await sweepScratch(home)
  ).swept;
}

describe('what is being written', () => {
  it.each([
    ['with', () => createScratch(home)],
    ['without', () => looseScratch],
  ])('has names of its own and leaves nothing, %s a data folder', async (_, make) => {
    const scratch = make();
    const names = await Promise.all(
      [1, 2].map((content) =>
        scratch.beside(videos, async (path) => {
          await writeFile(path, String(content), { flag: 'wx' });
          return path;
        }),
      ),
    );
    expect(new Set(names).size).toBe(2);
    await expect(scratch.beside(videos, () => Promise.reject(new Error('full')))).rejects.toThrow('full');
    await scratch.inFolder((folder) => writeFile(join(folder, 'x'), ''));
    expect(await readdir(videos)).toEqual([]);
    expect(await readdir(home).catch(() => [])).toEqual([]);
  });

  it('is written also when the data folder can take no note of it, as on a full disk', async () => {
    await mkdir(join(place, 'data'));
    await writeFile(home, 'not a folder');
    await createScratch(home).beside(videos, async (path) => {
      await writeFile(path, 'kept');
      await rename(path, join(videos, 'out.srt'));
    });
    expect(await readdir(videos)).toEqual(['out.srt']);
  });

  it('is swept by the next process when its own was killed', async () => {
    await killedWhile((path) => writeFile(path, 'half').catch(() => writeFile(join(path, 'x'), 'half')));
    await writeFile(join(videos, 'talk.mp4'), 'mine');
    expect(await readdir(videos)).toHaveLength(2);
    await sweep();
    expect(await readdir(videos)).toEqual(['talk.mp4']);
    expect(await readdir(home)).toEqual([]);
  });

  it('is remembered while its drive is not there', async () => {
    await killedWhile((path) => writeFile(path, 'half').catch(() => undefined));
    await rm(videos, { recursive: true });
    await sweep();
    expect(await readdir(home)).toHaveLength(1);
    await mkdir(videos);
    await sweep();
    expect(await readdir(home)).toEqual([]);
  });

  it.each(['{"path":"', '{"path":7}', 'null', '{}'])(
    'is never a file of another name, or a record %j',
    async (text) => {
      await mkdir(home, { recursive: true });
      await writeFile(join(videos, 'talk.mp4'), 'mine');
      await writeFile(join(home, 'a.json'), JSON.stringify({ path: join(videos, 'talk.mp4') }));
      await writeFile(join(home, 'b.json'), text);
      await sweep();
      expect(await readdir(videos)).toEqual(['talk.mp4']);
      expect(await readdir(home)).toEqual([]);
    },
  );
});
