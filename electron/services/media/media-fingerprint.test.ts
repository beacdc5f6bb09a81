import { copyFile, mkdtemp, open, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  earlierFingerprint,
  fingerprintMedia,
  matchesFingerprint,
  wasToldApart,
} from './media-fingerprint.ts';

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
    ['any other byte', 1_234_567],
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

  it('is known again by the value that an earlier version stored', async () => {
    const earlier = await earlierFingerprint(path);
    expect(earlier).toMatch(/^5000000-[0-9a-f]{64}$/);
    expect(await matchesFingerprint(path, earlier)).toBe(true);
    expect(await matchesFingerprint(path, await fingerprintMedia(path))).toBe(true);
    await changeByte(10);
    expect(await matchesFingerprint(path, earlier)).toBe(false);
  });

  it('tells takes of one length apart, as multi-track recorders write them', async () => {
    const take = async (name: string, word: number) => {
      const recording = Buffer.alloc(3_840_044);
      recording.write('RIFF    WAVEfmt ', 'latin1');
      recording.fill('speech', word, word + 9600);
      await writeFile(join(folder, name), recording);
      return join(folder, name);
    };
    const [first, second] = [await take('1.wav', 500_000), await take('2.wav', 700_000)];
    expect(await earlierFingerprint(first)).toBe(await earlierFingerprint(second));
    expect(await wasToldApart(first)).toBe(false);
    expect(await fingerprintMedia(first)).not.toBe(await fingerprintMedia(second));
  });

  it.each([
    ['an encoded film', '....ftypisom', false],
    ['uncompressed sound', 'RF64....WAVE', true],
    ['MP3', 'ID3', true],
  ])('of %s beyond 64 MiB covers its ends, blocks between them and maybe all', async (_, head, isWhole) => {
    await writeFile(path, head);
    // Sparse: nothing of it is on the disk.
    await truncate(path, 100_000_000);
    const values = [await fingerprintMedia(path)];
    for (const position of [20, Math.ceil(((100_000_000 - 32_768) / 2047) * 1000), 99_999_999]) {
      await changeByte(position);
      values.push(await fingerprintMedia(path));
    }
    expect(new Set(values).size).toBe(4);
    await changeByte(40_000);
    expect((await fingerprintMedia(path)) !== values.at(-1)).toBe(isWhole);
  });

  it('is refused for a file that went away', async () => {
    await rm(path);
    await expect(fingerprintMedia(path)).rejects.toMatchObject({ code: 'file-not-found' });
  });
});
