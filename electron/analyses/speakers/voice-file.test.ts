import { mkdtemp, rm, stat, truncate, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { forgetVoiceFiles, readVoices, VoiceFile } from './voice-file.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sidecut-voices-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const windows = [0, 300, 600, 900].map((startMs) => ({ startMs, endMs: startMs + 1200 }));
const vectors = Float32Array.from([1, 2, 3, 4, 5, 6, 7, 8]);

async function write(path: string, from: number, to: number) {
  await using file = await VoiceFile.open(path, 2);
  const missing = await file.missing(windows.slice(0, to));
  expect(missing).toEqual(windows.slice(from, to));
  await file.append(missing, vectors.subarray(from * 2, to * 2));
  await file.finish();
}

describe('voices in parts', () => {
  it('go on behind the last whole row after a kill', async () => {
    const path = join(folder, 'new', 'killed.f32');
    await write(path, 0, 3);
    await truncate(path, (await stat(path)).size - 5);
    await write(path, 2, 4);
    const read = await readVoices(path, 2);
    expect(read.windows).toEqual(windows);
    expect(read.vectors).toEqual(vectors);
  });

  it('are made anew from where the speech is another', async () => {
    const path = join(folder, 'other.f32');
    await write(path, 0, 4);
    await using file = await VoiceFile.open(path, 2);
    const other = [windows[0]!, { startMs: 310, endMs: 1500 }];
    expect(await file.missing(other)).toEqual([other[1]]);
    await file.append([other[1]!], Float32Array.from([9, 9]));
    await file.finish();
    expect((await readVoices(path, 2)).windows).toEqual(other);
  });

  it('lose what was found behind the last window that there is now', async () => {
    const path = join(folder, 'shorter.f32');
    await write(path, 0, 4);
    await using file = await VoiceFile.open(path, 2);
    expect(await file.missing(windows.slice(0, 2))).toEqual([]);
    await file.finish();
    expect((await readVoices(path, 2)).windows).toEqual(windows.slice(0, 2));
  });

  it('that nobody came back to are forgotten', async () => {
    const own = join(folder, 'old');
    await write(join(own, 'new.f32'), 0, 1);
    await writeFile(join(own, 'old.f32'), '');
    await utimes(join(own, 'old.f32'), new Date(0), new Date(0));
    await forgetVoiceFiles(own, new Date(1000));
    await expect(stat(join(own, 'old.f32'))).rejects.toThrow('ENOENT');
    expect((await stat(join(own, 'new.f32'))).size).toBe(16);
    await forgetVoiceFiles(join(folder, 'none'), new Date());
  });
});
