import { appendFile, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { madeOnce } from './made-once.ts';
import { source, temporaryFolder } from './media-files.ts';

const folder = temporaryFolder();

/** Makes files of the arguments themselves, and counts them. */
function maker(name: string) {
  const kept = join(folder, name);
  let count = 0;
  const make = async (output: string, programArguments: readonly string[]): Promise<string> => {
    const write = (path: string): Promise<void> => (count++, writeFile(path, programArguments.join(' ')));
    const path = join(folder, output);
    await madeOnce(path, programArguments, write, kept);
    return readFile(path, 'utf8');
  };
  return { make, kept, count: () => count };
}

describe('media that tests make', () => {
  it('of arguments alone are made once, and each test has a copy that it may damage', async () => {
    const { make, count } = maker('alone');
    const content = await make('a.mp4', source('sine'));
    await appendFile(join(folder, 'a.mp4'), 'damage');
    expect(await make('b.mp4', source('sine'))).toBe(content);
    expect(count()).toBe(1);
    expect(await make('c.mp4', source('testsrc'))).not.toBe(content);
    await make('d.mkv', source('sine'));
    expect(count()).toBe(3);
  });

  it('of other files are made each time', async () => {
    const { make, count } = maker('of others');
    for (const others of [
      ['-i', 'talk.mp4'],
      [...source('sine'), '-attach', join(folder, 'cover.png')],
    ]) {
      await make('e.mkv', others);
      await make('f.mkv', others);
    }
    expect(count()).toBe(4);
  });

  it('by several at once are whole, and nothing else stays', async () => {
    const { make, kept } = maker('at once');
    const names = ['g.wav', 'h.wav', 'i.wav'];
    const contents = await Promise.all(names.map((name) => make(name, source('sine'))));
    expect(new Set(contents)).toEqual(new Set([source('sine').join(' ')]));
    expect(await readdir(kept)).toHaveLength(1);
  });
});
