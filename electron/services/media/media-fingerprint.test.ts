import { copyFile, mkdtemp, open, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { fingerprintMedia } from './media-fingerprint.ts';

let folder: string;
let path: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sidecut-fingerprint-'));
  path = join(folder, 'a.mp4');
  await writeFile(path, Buffer.alloc(5_000_000, 'content'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

async function changeByte(position: number): Promise<void> {
  const file = await open(path, 'r+');
  await file.write(Buffer.from('!'), 0, 1, position);
  await file.close();
}

describe('the fingerprint of a recording', () => {
  it('is the same under another name', async () => {
    const copy = join(folder, 'b.mov');
    await copyFile(path, copy);
    expect(await fingerprintMedia(copy)).toBe(await fingerprintMedia(path));
  });

  it.each([
    ['start', 10],
    ['middle', 2_500_000],
    ['end', 4_999_999],
  ])('changes when its %s changes', async (_, position) => {
    const before = await fingerprintMedia(path);
    await changeByte(position);
    expect(await fingerprintMedia(path)).not.toBe(before);
  });

  it('changes with the length', async () => {
    const before = await fingerprintMedia(path);
    await truncate(path, 4_000_000);
    expect(await fingerprintMedia(path)).not.toBe(before);
  });

  it('covers every byte of a small file', async () => {
    await truncate(path, 700_000);
    const before = await fingerprintMedia(path);
    await changeByte(300_000);
    const between = await fingerprintMedia(path);
    await changeByte(600_000);
    expect(new Set([before, between, await fingerprintMedia(path)]).size).toBe(3);
  });

  it('is refused for a file that went away', async () => {
    await rm(path);
    await expect(fingerprintMedia(path)).rejects.toMatchObject({ code: 'file-not-found' });
  });
});
