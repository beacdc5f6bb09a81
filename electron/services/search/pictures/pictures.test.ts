import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { looseScratch } from '../../files/scratch.ts';
import { makeMedia, source, temporaryFolder, tools } from '../../media/testing/media-files.ts';
import { decodePictures } from './decode-pictures.ts';
import { readChosenPicture } from './read-chosen-picture.ts';
import { readFile } from 'node:fs/promises';

const { signal } = new AbortController();
const folder = temporaryFolder();

it('reads a picture that a person chose as small as models see it, and nothing but a picture', async () => {
  const photo = join(folder, 'photo.png');
  await makeMedia(photo, source('color=red:s=800x600:r=1:d=1'), '-frames:v 1 -update 1');
  const { width, height, rgb } = await readChosenPicture(tools, photo, signal);
  expect([width, height]).toEqual([342, 256]);
  expect(rgb[0]).toBeGreaterThan(240);
  expect(rgb[1]).toBeLessThan(16);
  const list = join(folder, 'list.png');
  await writeFile(list, `#EXTM3U\n#EXTINF:1,\n${photo}\n`);
  await expect(readChosenPicture(tools, list, signal)).rejects.toMatchObject({
    ...{ code: 'picture-unreadable', facts: { name: 'list.png' } },
  });
});

it('gives kept pictures back in their order and size', async () => {
  const kept = await Promise.all(
    ['black', 'white'].map(async (colour) => {
      const file = join(folder, `${colour}.jpg`);
      await makeMedia(
        file,
        source(`color=${colour}:s=40x24:r=1:d=1`),
        '-frames:v 1 -update 1 -pix_fmt yuvj420p',
      );
      return new Uint8Array(await readFile(file));
    }),
  );
  const images = await decodePictures({ tools, scratch: looseScratch, signal }, [...kept, ...kept]);
  expect(images.map(({ width, height, rgb }) => [width, height, rgb[0]! > 128])).toEqual([
    [40, 24, false],
    [40, 24, true],
    [40, 24, false],
    [40, 24, true],
  ]);
});
