import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ensureWritableFolder, explainWriteFailure, writeWholeFile } from './write-whole-file.ts';

let folder: string;
beforeEach(async () => (folder = await mkdtemp(join(tmpdir(), 'sidecut-output-'))));
afterEach(() => rm(folder, { recursive: true, force: true }));

describe('writing a whole file', () => {
  it('writes the content and leaves nothing else behind', async () => {
    await writeWholeFile(join(folder, 'a.srt'), 'one', { overwrite: false });
    expect(await readFile(join(folder, 'a.srt'), 'utf8')).toBe('one');
    expect(await readdir(folder)).toEqual(['a.srt']);
  });

  it('keeps a file that is there already unless told to replace it', async () => {
    const path = join(folder, 'a.srt');
    await writeFile(path, 'mine');
    await expect(writeWholeFile(path, 'new', { overwrite: false })).rejects.toMatchObject({
      code: 'file-exists',
    });
    expect(await readFile(path, 'utf8')).toBe('mine');
    await writeWholeFile(path, 'new', { overwrite: true });
    expect(await readFile(path, 'utf8')).toBe('new');
    expect(await readdir(folder)).toEqual(['a.srt']);
  });

  it('says what is wrong when the folder is missing or cannot be written', async () => {
    await expect(
      writeWholeFile(join(folder, 'missing', 'a.srt'), 'x', { overwrite: true }),
    ).rejects.toMatchObject({ code: 'output-unwritable' });
    await writeFile(join(folder, 'file'), '');
    await expect(ensureWritableFolder(join(folder, 'file'))).rejects.toMatchObject({
      code: 'output-unwritable',
    });
    await mkdir(join(folder, 'good'));
    await expect(ensureWritableFolder(join(folder, 'good'))).resolves.toBeUndefined();
  });

  it('names a full disk and a folder without permission', () => {
    const failure = (code: string) => Object.assign(new Error(code), { code });
    expect(explainWriteFailure(failure('ENOSPC'), '/a/b.srt')).toMatchObject({ code: 'disk-full' });
    expect(explainWriteFailure(failure('EROFS'), '/a/b.srt')).toMatchObject({ code: 'output-unwritable' });
    const other = failure('EIO');
    expect(explainWriteFailure(other, '/a/b.srt')).toBe(other);
  });
});
