import { copyFile, mkdtemp, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { recogniseFile } from './known-fingerprint.ts';
import { earlierFingerprint, fingerprintMedia } from './media-fingerprint.ts';
import { testLibrary } from '../library/testing/test-library.ts';
import type { Library } from '../library/library.ts';

let folder: string;
let library: Library;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sidecut-known-'));
  library = await testLibrary();
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const info = {
  ...{ container: 'wav', durationMs: 1000, containerStartMs: 0 },
  ...{ video: [], audio: [], subtitles: [], chapters: [] },
};
const made = { version: 1, model: null, inputs: null, notes: [], isWhole: true };

async function file(name: string, head: string, word: number): Promise<string> {
  const content = Buffer.alloc(2_000_000);
  content.write(head, 'latin1');
  content.fill('speech', word, word + 1000);
  await writeFile(join(folder, name), content);
  return join(folder, name);
}

/** As an earlier version left it: a record and what was found, under its fingerprint. */
async function addAsBefore(path: string): Promise<string> {
  const { size, mtimeMs } = await stat(path);
  const fingerprint = await earlierFingerprint(path);
  const place = { path, name: 'a', bytes: size, modifiedMs: Math.round(mtimeMs), info };
  await library.media.add({ id: 'old', fingerprint, isSample: false, ...place });
  await library.analyses.save({ fingerprint, kind: 'speech', options: {}, value: [], ...made });
  return fingerprint;
}

const foundOf = async (fingerprint: string) => (await library.analyses.list(fingerprint)).length;

describe('a file that an earlier version knew', () => {
  it.each([
    ['film', '\0\0\0\x20ftypisom'],
    ['sound', 'RIFF    WAVEfmt '],
  ])('is known again, with what was found in the %s', async (_, head) => {
    const path = await file('a', head, 400_000);
    await addAsBefore(path);
    const fingerprint = await recogniseFile(library, path);
    expect(fingerprint).toBe(await fingerprintMedia(path));
    expect((await library.media.findByFingerprint(fingerprint))!.id).toBe('old');
    expect(await foundOf(fingerprint)).toBe(1);
  });

  it('is known again where it was moved to', async () => {
    const path = await file('a.wav', 'RIFF    WAVEfmt ', 400_000);
    await addAsBefore(path);
    const { atime, mtime } = await stat(path);
    const moved = join(folder, 'b.wav');
    await copyFile(path, moved);
    await utimes(moved, atime, mtime);
    await rm(path);
    const fingerprint = await recogniseFile(library, moved);
    expect((await library.media.findByFingerprint(fingerprint))!.id).toBe('old');
  });

  it('is not taken for another take of its length', async () => {
    const earlier = await addAsBefore(await file('1.wav', 'RIFF    WAVEfmt ', 400_000));
    const other = await file('2.wav', 'RIFF    WAVEfmt ', 500_000);
    expect(await earlierFingerprint(other)).toBe(earlier);
    const fingerprint = await recogniseFile(library, other);
    expect(await library.media.findByFingerprint(fingerprint)).toBeNull();
    expect(await foundOf(fingerprint)).toBe(0);
    expect((await library.media.findByFingerprint(earlier))!.id).toBe('old');
  });

  it('is not taken for itself after a word in it was silenced', async () => {
    const path = await file('a.wav', 'RIFF    WAVEfmt ', 400_000);
    await addAsBefore(path);
    await file('a.wav', 'RIFF    WAVEfmt ', 500_000);
    await utimes(path, new Date(), new Date(Date.now() + 60_000));
    const fingerprint = await recogniseFile(library, path);
    expect(await foundOf(fingerprint)).toBe(0);
  });

  it('that is in no library has its words again where they are surely of it', async () => {
    const save = async (path: string) => {
      const name = { kind: 'speech', options: {}, value: [], ...made };
      await library.analyses.save({ fingerprint: await earlierFingerprint(path), ...name });
      return foundOf(await recogniseFile(library, path));
    };
    expect(await save(await file('a.mp4', '\0\0\0\x20ftypisom', 400_000))).toBe(1);
    expect(await save(await file('a.wav', 'RIFF    WAVEfmt ', 400_000))).toBe(0);
  });
});
