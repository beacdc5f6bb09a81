import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { StringOut } from '../../../core/contract/export.ts';
import type { VideoTrack } from '../../../core/media/media-info.ts';
import { frameRate } from '../../../core/time/frame-rate.ts';
import { destinationPath } from '../files/destination-path.ts';
import type { ResolveDestination } from '../files/destination-path.ts';
import { createOutputRule } from '../files/output-rule.ts';
import { createScratch } from '../files/scratch.ts';
import { testLibrary } from '../library/testing/test-library.ts';
import { sampleMedia } from '../library/testing/sample-project.ts';
import { temporaryFolder } from '../media/testing/media-files.ts';
import { previewStringOut, writeStringOut } from './string-out.ts';

const folder = temporaryFolder();
const picture: VideoTrack = {
  ...{ kind: 'video', streamIndex: 0, codec: 'h264', isDefault: true, width: 64, height: 36, rotation: 0 },
  ...{ sampleAspectRatio: { numerator: 1, denominator: 1 }, displayWidth: 64, displayHeight: 36 },
  isVariableFrameRate: false,
};

async function open() {
  const library = await testLibrary();
  const media = sampleMedia();
  for (const [id, rate] of [
    ['a', frameRate(25)],
    ['b', frameRate(30_000, 1001)],
  ] as const) {
    const path = join(folder, `${id}.mp4`);
    await writeFile(path, id);
    const video = [{ ...picture, frameRate: rate }];
    await library.media.add({
      ...media,
      id,
      fingerprint: id,
      path,
      name: `${id}.mp4`,
      info: { ...media.info, video },
    });
  }
  const rule = createOutputRule({
    dataFolder: join(folder, 'home'),
    videos: () => Promise.resolve([join(folder, 'a.mp4')]),
  });
  const registry = { idFor: () => '', pathOf: () => folder };
  const resolveDestination: ResolveDestination = (where, extensions) =>
    destinationPath({ registry, rule }, where, extensions);
  return { library, scratch: createScratch(join(folder, 'unfinished')), resolveDestination };
}

const asked: StringOut = {
  ranges: [
    { mediaId: 'a', startMs: 1000, endMs: 2000, label: 'first' },
    { mediaId: 'b', startMs: 0, endMs: 1000, label: '' },
  ],
  ...{ format: 'edl', name: 'Snow / ice', handleMs: 0, joinsOverlaps: true },
};
const destination = { folder: 'any', fileName: 'snow.edl', overwrite: false };

it('moments of several videos become one list of cuts; what it can not say is told', async () => {
  const parts = await open();
  const preview = await previewStringOut(parts, asked);
  expect(preview).toMatchObject({ suggestedName: 'Snow - ice.edl', cuts: 2, durationMs: 2000 });
  expect(preview.warnings.map(({ code }) => code)).toEqual(['cut-rates-mixed']);
  const written = await writeStringOut(parts, { ...asked, destination });
  expect(written).toMatchObject({ name: 'snow.edl', cuts: 2 });
  expect(await readFile(join(folder, 'snow.edl'), 'utf8')).toBe(preview.text);
});

it('obeys the rules of every export, and writes no empty timeline', async () => {
  const parts = await open();
  const write = (change: Partial<StringOut>, fileName: string) =>
    writeStringOut(parts, { ...asked, ...change, destination: { ...destination, fileName } });
  await expect(write({}, 'snow.mp4')).rejects.toMatchObject({ code: 'output-unwritable' });
  await expect(
    write({ ranges: [{ mediaId: 'gone', startMs: 0, endMs: 1, label: '' }] }, 'x.edl'),
  ).rejects.toMatchObject({ code: 'media-unknown' });
  const behind = [{ mediaId: 'a', startMs: 10 ** 9, endMs: 10 ** 9 + 1, label: '' }];
  await expect(write({ ranges: behind }, 'x.edl')).rejects.toMatchObject({ code: 'nothing-to-cut' });
});
