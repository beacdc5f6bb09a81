import { writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { expect, it } from 'vitest';
import type { MediaRecord } from '../library/media-record.ts';
import { sampleMedia } from '../library/testing/sample-project.ts';
import { makeMedia, smallVideo, temporaryFolder, tools, twoShots } from '../media/testing/media-files.ts';
import { createChapterImportHandlers } from './import-chapters.ts';

const folder = temporaryFolder();
const sample = sampleMedia();
const record: MediaRecord = {
  ...sample,
  ...{
    addedAt: '',
    openedAt: null,
    hasPoster: false,
    trackCount: 0,
    languages: [],
    doubtCount: 0,
    speakers: [],
    tags: [],
    note: '',
    rating: 0,
  },
  info: { ...sample.info, startTimecode: '10:00:00:00' },
};
const handlers = createChapterImportHandlers({
  library: { media: { find: () => Promise.resolve(record) } },
  tools: () => Promise.resolve(tools),
  pathOf: (source) => join(folder, source),
});
const context = { signal: new AbortController().signal, progress: () => undefined };
const read = (source: string) => handlers['project.readChapters']({ mediaId: record.id, source }, context);

it('reads chapters in any encoding, from the first frame of the video on, and says what was wrong', async () => {
  await writeFile(join(folder, 'old.txt'), Buffer.from('0:00 Größe\n1:30 Straße\n', 'latin1'));
  const old = await read('old.txt');
  expect(old.chapters.map(({ title }) => title)).toEqual(['Größe', 'Straße']);
  expect(old.problems).toMatchObject([{ code: 'encoding-guessed' }]);
  const event = '001  001      V     C        10:00:02:00 10:00:02:01 10:00:02:00 10:00:02:01';
  const edl = `TITLE: a\nFCM: NON-DROP FRAME\n\n${event}\n |C:ResolveColorBlue |M:Two |D:1\n`;
  await writeFile(join(folder, 'cut.edl'), edl);
  expect((await read('cut.edl')).chapters).toEqual([{ startMs: 2000, title: 'Two' }]);
  await writeFile(join(folder, 'none.txt'), 'Nothing here.');
  await expect(read('none.txt')).rejects.toMatchObject({
    code: 'bad-subtitle',
    facts: { reason: 'no-chapters' },
  });
});

it('reads those of a video', async () => {
  const text = ';FFMETADATA1\n[CHAPTER]\nTIMEBASE=1/1000\nSTART=0\nEND=700\ntitle=One\n';
  const metadata = join(folder, 'chapters.txt');
  await writeFile(metadata, `${text}[CHAPTER]\nTIMEBASE=1/1000\nSTART=700\nEND=1000\ntitle=Two\n`);
  const input = [...twoShots(0.5, 1), '-f', 'ffmetadata', '-i', metadata];
  const path = await makeMedia(join(folder, 'a.mkv'), input, `${smallVideo} -map 0 -map_chapters 1`);
  expect((await read(basename(path))).chapters).toEqual([
    { startMs: 0, title: 'One' },
    { startMs: 700, title: 'Two' },
  ]);
});
