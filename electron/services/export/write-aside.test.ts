import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import { expect, it, vi } from 'vitest';
import type * as AssWriter from '../../../core/formats/ass/write-ass.ts';
import type * as SrtWriter from '../../../core/formats/srt/write-srt.ts';
import { defaultCaptionStyle } from '../../../core/style/caption-style.ts';
import { createScratch } from '../files/scratch.ts';
import type { MediaRecord } from '../library/media-record.ts';
import { sampleMedia, sampleTrack } from '../library/testing/sample-project.ts';
import { temporaryFolder } from '../media/testing/media-files.ts';
import { prepareDrawing } from './caption-drawing.ts';
import { createExportHandlers } from './handlers.ts';
import { writeSubtitleFile } from './subtitle-file.ts';
import { writeAside } from './write-aside.ts';
import { encodeFile, previewFile, writeScript, writeStream } from './write-work.ts';

/** Another thread loads the writers themselves. */
const here = vi.hoisted(() => ({ mayWrite: false }));
vi.mock('../../../core/formats/srt/write-srt.ts', async (load) => {
  const { writeSrt } = await load<typeof SrtWriter>();
  return { writeSrt: onlyWhere(writeSrt) };
});
vi.mock('../../../core/formats/ass/write-ass.ts', async (load) => {
  const original = await load<typeof AssWriter>();
  return { ...original, writeAss: onlyWhere(original.writeAss) };
});
function onlyWhere<Args extends unknown[], Result>(write: (...args: Args) => Result) {
  return (...args: Args): Result => {
    if (here.mayWrite) return write(...args);
    throw new Error('written in the thread that answers the page');
  };
}

function allowed<Result>(make: () => Result): Result {
  here.mayWrite = true;
  try {
    return make();
  } finally {
    here.mayWrite = false;
  }
}

const folder = temporaryFolder();
const context = { signal: new AbortController().signal, progress: () => undefined };
const cuesOf = (count: number) =>
  Array.from({ length: count }, (_, at) => ({
    ...{ id: `c${at}`, startMs: at * 1000, endMs: at * 1000 + 900, origin: 'file' as const },
    text: at === 1500 ? '<i>Grüße</i> 你' : `<i>Cue ${at}</i>\nof two lines`,
  }));
const long = cuesOf(2000);
const track = sampleTrack({ style: defaultCaptionStyle });
const record: MediaRecord = {
  ...sampleMedia(),
  ...{
    addedAt: '',
    openedAt: null,
    hasPoster: false,
    trackCount: 1,
    languages: ['en'],
    doubtCount: 0,
    speakers: [],
    tags: [],
    note: '',
    rating: 0,
  },
};
const handlers = createExportHandlers({
  library: {
    media: { find: () => Promise.resolve(record) },
    chapters: { listAll: () => Promise.resolve([]) },
    tracks: { list: () => Promise.resolve([]) },
    extras: { find: () => Promise.resolve(null) },
  },
  project: { readTrack: () => Promise.resolve({ mediaId: record.id, track, cues: long }) },
  resolveDestination: ({ fileName }) => Promise.resolve(join(folder, fileName)),
  scratch: createScratch(join(folder, 'unfinished')),
  sourceFor: (path) => path,
});

it.each(['srt', 'ass'] as const)(
  'a long track becomes %s in another thread, and its preview too',
  async (format) => {
    const what = { mediaId: record.id, trackId: track.id, format, options: {} };
    const destination = { folder: 'x', fileName: `long.${format}`, overwrite: true };
    await handlers['export.file']({ ...what, destination }, context);
    const work = {
      ...{ cues: long, track, second: null, extras: null, others: { language: track.language }, format },
      options: { style: defaultCaptionStyle },
    };
    const expected = allowed(() => encodeFile(work));
    expect(new Uint8Array(await readFile(join(folder, `long.${format}`)))).toEqual(expected);
    const preview = await handlers['export.preview'](what, context);
    expect({ text: preview.text, warnings: preview.warnings }).toEqual(allowed(() => previewFile(work)));
  },
);

it('so do the script that is burnt in and the subtitles that are put into a video', async () => {
  const shape = { width: 1920, height: 1080 };
  const canvas = { frame: shape, shown: shape, hasSquarePixels: true };
  const part = { fromMs: 500_000, toMs: 2_000_000, colour: { kind: 'usual' } as const };
  const { moments } = await prepareDrawing(
    { cues: long, style: defaultCaptionStyle, framing: { canvas, filters: [], quality: 'good' } },
    { ...part, folder },
  );
  const script = allowed(() =>
    writeScript({ cues: long, style: defaultCaptionStyle, shown: shape, ...part }),
  );
  expect(await readFile(join(folder, 'captions.ass'), 'utf8')).toBe(script.script);
  expect(moments).toEqual(script.moments);
  await writeSubtitleFile(folder, 'track', long, { name: 'Matroska', muxer: 'matroska' });
  expect(await readFile(join(folder, 'track.srt'), 'utf8')).toBe(
    allowed(() => writeStream({ cues: long, isMatroska: true })),
  );
});

it('a short track starts no thread', async () => {
  const work = { cues: cuesOf(20), isMatroska: true };
  const startThread = () => {
    throw new Error('a thread for twenty cues');
  };
  here.mayWrite = true;
  expect(await writeAside(work.cues, { startThread }, ({ stream }) => stream(work))).toBe(writeStream(work));
  here.mayWrite = false;
});

it('a cancel ends the thread at once, whatever it does', async () => {
  const ended = Promise.withResolvers<null>();
  const cancel = new AbortController();
  const writing = writeAside(
    long,
    {
      signal: cancel.signal,
      startThread: (_, options) => {
        const endless = new URL('../subtitles/parsing/testing/endless-thread.ts', import.meta.url);
        const thread = new Worker(endless, options);
        thread.once('exit', () => ended.resolve(null));
        return thread;
      },
    },
    ({ stream }, until) => stream({ cues: long, isMatroska: true }, until),
  );
  await sleep(200);
  cancel.abort();
  await expect(writing).rejects.toMatchObject({ code: 'cancelled' });
  await ended.promise;
});
