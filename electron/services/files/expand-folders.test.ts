import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { expandFolders } from './expand-folders.ts';

it('a folder stands for the videos in it and below, by name as people count', async () => {
  const top = await mkdtemp(join(tmpdir(), 'sidecut-expand-'));
  onTestFinished(() => rm(top, { recursive: true, force: true }));
  const files = [
    'clip10.mp4',
    'clip2.MOV',
    'notes.txt',
    '.hidden.mp4',
    'day 1/a.wav',
    'day 1/deep/b.mkv',
    '.trash/c.mp4',
  ];
  for (const folder of ['day 1/deep', '.trash']) await mkdir(join(top, folder), { recursive: true });
  for (const file of files) await writeFile(join(top, file), '');
  await symlink(top, join(top, 'day 1', 'again'), 'junction');
  const one = join(top, 'notes.txt');
  const { signal } = new AbortController();
  const { paths, isCut } = await expandFolders([one, top, join(top, 'gone.mp4')], signal);
  expect(paths.map((path) => relative(top, path))).toEqual(
    ['notes.txt', 'clip2.MOV', 'clip10.mp4', 'day 1/a.wav', 'day 1/deep/b.mkv', 'gone.mp4'].map((path) =>
      join(path),
    ),
  );
  expect(isCut).toBe(false);
});
