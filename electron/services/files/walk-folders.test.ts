import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { isMediaName, walkFolders } from './walk-folders.ts';

async function tree(files: readonly string[]): Promise<string> {
  const top = await mkdtemp(join(tmpdir(), 'sidecut-walk-'));
  onTestFinished(() => rm(top, { recursive: true, force: true }));
  for (const file of files) {
    await mkdir(join(top, dirname(file)), { recursive: true });
    await writeFile(join(top, file), '');
  }
  return top;
}

async function walked(top: string, skip?: (folder: string) => boolean): Promise<readonly string[]> {
  const found: string[] = [];
  for await (const { media } of walkFolders(top, new AbortController().signal, skip)) found.push(...media);
  return found.map((path) => relative(top, path).replaceAll('\\', '/'));
}

it('a folder stands for the videos in it and below, by name as people count, and a link leads nowhere', async () => {
  const top = await tree([
    ...[
      'clip10.mp4',
      'clip2.MOV',
      'notes.txt',
      '.hidden.mp4',
      'day 1/a.wav',
      'day 1/deep/b.mkv',
      '.trash/c.mp4',
    ],
  ]);
  await symlink(top, join(top, 'day 1', 'again'), 'junction');
  expect(await walked(top)).toEqual(['clip2.MOV', 'clip10.mp4', 'day 1/a.wav', 'day 1/deep/b.mkv']);
  expect(await walked(top, (folder) => folder.endsWith('deep'))).not.toContain('day 1/deep/b.mkv');
  expect(await walked(join(top, 'gone'))).toEqual([]);
});

it('what cameras, shares and editors keep beside videos is passed over', async () => {
  const top = await tree([
    ...['DCIM/a.mp4', 'DCIM/THMBNL/a.mp4', '@eaDir/a.mp4/x.mp4', 'Film.fcpbundle/Render/b.mov', 'Film/b.mov'],
    'Adobe Premiere Pro Video Previews/c.mp4',
  ]);
  expect(await walked(top)).toEqual(['DCIM/a.mp4', 'Film/b.mov']);
});

it('what a download has not finished is no video yet', () => {
  const names = [
    'a.mp4',
    'a.mp4.part',
    'a.mp4.crdownload',
    'a.part.mp4',
    'a.f137.mp4',
    '~$a.mp4',
    'a.temp.mkv',
  ];
  expect(names.filter(isMediaName)).toEqual(['a.mp4']);
  expect(isMediaName('part 2.mp4')).toBe(true);
});
