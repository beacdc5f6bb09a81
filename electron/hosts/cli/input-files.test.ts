import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { expandFiles } from './input-files.ts';

describe('the files that a command line names', () => {
  let folder = '';
  const at = (...names: readonly string[]) => names.map((name) => join(folder, name));

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'sidecut-files-'));
    const names = ['take 10.mp4', 'take 2.mp4', 'notes.txt', '.hidden.mp4', 'what [1].mov', 'B.MOV'];
    for (const name of names) await writeFile(join(folder, name), '');
    await mkdir(join(folder, 'folder.mp4'));
    await mkdir(join(folder, 'empty'));
  });
  afterAll(() => rm(folder, { recursive: true }));

  it('a pattern that no shell has opened is matched in its folder, in counting order', async () => {
    expect(await expandFiles(at('*.mp4'))).toEqual(at('take 2.mp4', 'take 10.mp4'));
    expect(await expandFiles(at('take ?.mp4'))).toEqual(at('take 2.mp4'));
  });

  it('a folder stands for the recordings in it', async () => {
    expect(await expandFiles([folder])).toEqual(at('B.MOV', 'take 2.mp4', 'take 10.mp4', 'what [1].mov'));
  });

  it('a name is never taken for a pattern when there is such a file, nor brackets ever', async () => {
    expect(await expandFiles(at('what [1].mov'))).toEqual(at('what [1].mov'));
    expect(await expandFiles(at('gone [1].mov'))).toEqual(at('gone [1].mov'));
  });

  it('each file is taken once', async () => {
    expect(await expandFiles(at('take 2.mp4', 'take*.mp4'))).toEqual(at('take 2.mp4', 'take 10.mp4'));
  });

  it('a pattern or a folder without any is wrong usage', async () => {
    await expect(expandFiles(at('*.mkv'))).rejects.toThrow(/No file matches "[^"]*\*\.mkv"/);
    await expect(expandFiles(at('empty'))).rejects.toThrow(/holds no video or sound file/);
  });
});
