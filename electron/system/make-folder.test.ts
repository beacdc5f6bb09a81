import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { makeFolder } from './make-folder.ts';

let folder: string;
beforeEach(async () => (folder = await mkdtemp(join(tmpdir(), 'sidecut-make-folder-'))));
afterEach(() => rm(folder, { recursive: true, force: true }));

it('makes a folder with those above it, and is content with one that is there', async () => {
  const wanted = join(folder, 'a', 'b', 'c');
  makeFolder(wanted);
  makeFolder(wanted);
  expect((await stat(wanted)).isDirectory()).toBe(true);
});

it.runIf(process.platform === 'linux').each(['/proc/x', '/proc/x/y', '/proc/self/x'])(
  'comes back from a folder that takes none in: %s',
  (path) => {
    expect(() => makeFolder(path)).toThrow(expect.objectContaining({ code: 'ENOENT' }) as Error);
  },
);

it('fails where a file stands in the way', async () => {
  await writeFile(join(folder, 'file'), '');
  expect(() => makeFolder(join(folder, 'file'))).toThrow(
    expect.objectContaining({ code: 'EEXIST' }) as Error,
  );
  expect(() => makeFolder(join(folder, 'file', 'x', 'y'))).toThrow();
});
