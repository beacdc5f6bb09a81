import { copyFile, mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { withoutFields } from '../../../core/cues/without-fields.ts';
import { parseSrt } from '../../../core/formats/srt/parse-srt.ts';
import { note } from '../../../core/notes.ts';
import type { JobRecord } from '../library/job-record.ts';
import type { Library } from '../library/library.ts';
import { testLibrary } from '../library/testing/test-library.ts';
import { sampleMedia } from '../library/testing/sample-project.ts';
import type { MediaInfo } from '../../../core/media/media-info.ts';
import { probe } from '../media/probe.ts';
import { eyes, temporaryFolder, tools } from '../media/testing/media-files.ts';
import type { AskedMedium } from '../jobs/job-kind.ts';
import { destinationPath } from '../files/destination-path.ts';
import type { ResolveDestination } from '../files/destination-path.ts';
import { createOutputRule } from '../files/output-rule.ts';
import { createScratch } from '../files/scratch.ts';
import { createProjectService } from '../project/project-service.ts';
import type { ProjectService } from '../project/project-service.ts';
import { createImportHandlers } from '../subtitles/import-handlers.ts';
import { createSettingsService } from '../app/settings-service.ts';
import { createExportHandlers } from './handlers.ts';
import { exportJobs } from './export-works.ts';
import { makeClip } from './testing/clips.ts';

const folder = temporaryFolder();
const context = { signal: new AbortController().signal, progress: () => undefined };

let made: Promise<MediaInfo> | undefined;
/** The same for all tests, each of which has a copy. */
const clip = () => (made ??= makeClip(folder, 'clip.mp4'));

interface Opened {
  readonly library: Library;
  readonly project: ProjectService;
  readonly media: MediaInfo;
  readonly trackId: string;
  readonly folder: string;
}

/** A library with one video and a track of two cues, which came from a file. */
async function open(name: string): Promise<Opened> {
  const own = join(folder, name);
  await mkdir(own);
  const media = { ...(await clip()), path: join(own, 'talk.mp4') };
  await copyFile((await clip()).path, media.path);
  const library = await testLibrary();
  const { path, ...info } = media;
  const { size } = await stat(path);
  await library.media.add({ ...sampleMedia(), path, name: 'talk.mp4', bytes: size, info });
  const project = createProjectService(library, () => undefined);
  const srt = join(own, 'talk.de.srt');
  await writeFile(
    srt,
    '1\n00:00:00,500 --> 00:00:01,500\n<i>Grüße</i> 你\n\n2\n00:00:02,000 --> 00:00:03,000\n<sighs>\n',
  );
  const imports = createImportHandlers({
    ...{ library, project, settings: createSettingsService(library) },
    tools: () => Promise.resolve(tools),
    pathOf: () => srt,
  });
  const imported = await imports['project.importFile']({ mediaId: 'talk', source: 'x' }, context);
  expect(imported).toMatchObject({ cueCount: 2, format: 'SubRip', encoding: 'utf-8', problems: [] });
  return { library, project, media, trackId: imported.trackId, folder: own };
}

const videoFolder = 'id-of-the-folder-of-the-video';

/** As the app puts them together; every folder that a page names is that of the video. */
const destinationsOf = ({ library, folder: own }: Opened) => {
  const rule = createOutputRule({
    dataFolder: join(own, 'data'),
    videos: async () => (await library.media.list()).map(({ path }) => path),
  });
  const registry = { idFor: () => '', pathOf: (id: string) => join(own, id === videoFolder ? '.' : id) };
  const resolveDestination: ResolveDestination = (destination, extensions) =>
    destinationPath({ registry, rule }, destination, extensions);
  return { rule, resolveDestination, scratch: createScratch(join(own, 'data', 'unfinished')) };
};

const handlersOf = (opened: Opened) =>
  createExportHandlers({
    ...opened,
    ...destinationsOf(opened),
    sourceFor: (path) => `source of ${path}`,
  });

const jobsOf = (opened: Opened) => {
  const jobs = exportJobs({ ...opened, ...destinationsOf(opened), tools: () => Promise.resolve(tools) });
  return new Map(jobs.map((job) => [job.kind, job]));
};

it('writes a track and its translation into one file, the lines of each together', async () => {
  const opened = await open('bilingual');
  const { project, trackId } = opened;
  const { track, cues } = await project.readTrack(trackId);
  const linked = { ...track, id: 'en', name: 'English', language: 'en', position: 1, translates: trackId };
  await project.apply('talk', {
    id: 'translating',
    name: { key: 'edit.addTrack', values: { track: 'English' } },
    changes: [
      { kind: 'track', before: null, after: withoutFields(linked, 'extras') },
      ...cues.map(({ id, startMs, endMs, text }, i) => ({
        ...{ kind: 'cue' as const, trackId: 'en', before: null },
        after: {
          ...{ id: `en-${i}`, startMs, endMs, text: ['Greetings', 'sighs'][i]!, origin: 'machine' as const },
          translation: { of: id, from: text },
        },
      })),
    ],
  });
  const options = { second: { trackId: 'en', isFirst: true } };
  const what = { mediaId: 'talk', trackId, format: 'vtt' as const, options };
  const preview = await handlersOf(opened)['export.preview'](what, context);
  expect(preview.suggestedName).toBe('talk.en-de.vtt');
  expect(preview.text).toContain('\n<lang en>Greetings</lang>\n<i>Grüße</i> 你\n');
  const scc = await handlersOf(opened)['export.preview']({ ...what, format: 'txt' }, context);
  expect(scc.suggestedName).toBe('talk.de.txt');
});

it('previews a file with a name and what is lost', async () => {
  const opened = await open('preview');
  const handlers = handlersOf(opened);
  const what = { mediaId: 'talk', trackId: opened.trackId, format: 'srt' as const };
  const preview = await handlers['export.preview'](
    { ...what, options: { encoding: 'windows-1252', firstNumber: 0 } },
    context,
  );
  expect(preview.suggestedName).toBe('talk.de.srt');
  expect(preview.text.startsWith('0\n00:00:00,500 --> 00:00:01,500\n<i>Grüße</i> 你\n')).toBe(true);
  expect(preview.warnings).toEqual([
    note('replaced-characters', { encoding: 'windows-1252', characters: ['你 (U+4F60)'], more: 0 }),
  ]);
  const chapters = await handlers['export.preview'](
    { ...what, format: 'vtt-chapters', options: {} },
    context,
  );
  expect(chapters).toMatchObject({ suggestedName: 'talk.chapters.vtt', warnings: [note('no-chapters', {})] });
  const ass = await handlers['export.preview']({ ...what, format: 'ass', options: {} }, context);
  expect(ass.text).toContain('PlayResX: 320');
  await expect(
    handlers['export.preview']({ ...what, trackId: 'none', options: {} }, context),
  ).rejects.toMatchObject({ code: 'track-unknown' });
});

it('writes the whole file, and replaces one only when told to', async () => {
  const opened = await open('file');
  const handlers = handlersOf(opened);
  const request = (overwrite: boolean) => ({
    ...{ mediaId: 'talk', trackId: opened.trackId, format: 'srt' as const },
    options: { lineEnding: 'crlf' as const, byteOrderMark: true },
    destination: { folder: videoFolder, fileName: 'out.srt', overwrite },
  });
  const path = join(opened.folder, 'out.srt');
  const written = await handlers['export.file'](request(false), context);
  const bytes = await readFile(path);
  expect(written).toEqual({ name: 'out.srt', bytes: bytes.length });
  expect(parseSrt(bytes.toString('utf8')).cues.map(({ text }) => text)).toEqual([
    '<i>Grüße</i> 你',
    '<sighs>',
  ]);
  await writeFile(path, 'mine');
  await expect(handlers['export.file'](request(false), context)).rejects.toMatchObject({
    code: 'file-exists',
    facts: { reason: 'taken', path },
  });
  expect(await readFile(path, 'utf8')).toBe('mine');
  await handlers['export.file'](request(true), context);
  expect((await readFile(path)).equals(bytes)).toBe(true);
  expect(await readdir(opened.folder)).toEqual(['data', 'out.srt', 'talk.de.srt', 'talk.mp4']);
});

it('writes over no video and nothing of its own, also when told to replace it', async () => {
  const opened = await open('never');
  const { library, trackId, folder: own } = opened;
  await mkdir(join(own, 'data', 'backups'), { recursive: true });
  await writeFile(join(own, 'other.srt'), 'the video of another');
  await library.media.add({ ...sampleMedia('other'), path: join(own, 'other.srt') });
  const what = { mediaId: 'talk', trackId, format: 'srt' as const, options: {} };
  const exportTo = (inFolder: string, fileName: string) =>
    handlersOf(opened)['export.file'](
      { ...what, destination: { folder: inFolder, fileName, overwrite: true } },
      context,
    );
  const before = await readFile(join(own, 'talk.mp4'));
  for (const [inFolder, fileName, reason] of [
    ['.', 'talk.mp4', 'extension'],
    ['.', 'other.srt', 'is-library-video'],
    ['data', 'library.srt', 'in-data-folder'],
    ['data/backups', 'x.srt', 'in-data-folder'],
  ] as const) {
    await expect(exportTo(inFolder, fileName)).rejects.toMatchObject({
      code: 'output-unwritable',
      facts: { reason },
    });
  }
  expect((await readFile(join(own, 'talk.mp4'))).equals(before)).toBe(true);
  expect(await readFile(join(own, 'other.srt'), 'utf8')).toBe('the video of another');
});

it('refuses such a destination before a video is made', async () => {
  const opened = await open('refused');
  const kinds = jobsOf(opened);
  await writeFile(join(opened.folder, 'other.mp4'), 'x');
  await opened.library.media.add({ ...sampleMedia('other'), path: join(opened.folder, 'other.mp4') });
  const accept = (kind: 'burn-in' | 'mux' | 'clip', fileName: string, options: object) =>
    kinds.get(kind)!.accept!(
      { ...options, destination: { folder: videoFolder, fileName, overwrite: true } },
      {} as AskedMedium,
    );
  const burnIn = { trackId: opened.trackId };
  const mux = { trackIds: [opened.trackId], container: 'mkv' };
  const span = { startMs: 0, endMs: 1000 };
  for (const [kind, name, options, reason] of [
    ['burn-in', 'other.mp4', burnIn, 'is-library-video'],
    ['burn-in', 'talk.mp4', burnIn, 'is-library-video'],
    ['burn-in', 'talk.srt', burnIn, 'extension'],
    ['mux', 'new.mp4', mux, 'extension'],
    ['clip', 'other.mp4', span, 'is-library-video'],
  ] as const) {
    await expect(accept(kind, name, options)).rejects.toMatchObject({ facts: { reason } });
  }
  await expect(accept('mux', 'new.mkv', mux)).resolves.toMatchObject({
    outputPath: join(opened.folder, 'new.mkv'),
  });
});

it('names the folder of the video', async () => {
  const opened = await open('folder');
  expect(await handlersOf(opened)['export.videoFolder']({ mediaId: 'talk' }, context)).toEqual({
    folder: `source of ${opened.folder}`,
    name: 'folder',
  });
});

it('offers no folder for the sample, which lies among the files of the app', async () => {
  const opened = await open('sample');
  const path = join(opened.folder, 'talk.mp4');
  await opened.library.media.add({ ...sampleMedia('sample'), path, isSample: true });
  expect(await handlersOf(opened)['export.videoFolder']({ mediaId: 'sample' }, context)).toEqual({
    folder: null,
    name: 'sample',
  });
});

it('does the jobs that write videos, from what the queue keeps of them', async () => {
  const opened = await open('jobs');
  const kinds = jobsOf(opened);
  const stages = new Set<string | undefined>();
  const run = async (kind: 'burn-in' | 'mux' | 'clip', name: string, options: object) => {
    const outputPath = join(opened.folder, name);
    const job = {
      mediaId: 'talk',
      outputPath,
      options: { ...options, overwrite: false },
    } as unknown as JobRecord;
    await kinds.get(kind)!.run(job, {
      signal: context.signal,
      onProgress: ({ stage }) => stages.add(stage),
      update: () => Promise.resolve(),
    });
    return probe(eyes, outputPath);
  };
  const { trackId } = opened;
  const burned = await run('burn-in', 'burned.mp4', { trackId });
  expect(burned.video[0]?.codec).toBe('h264');
  const muxed = await run('mux', 'muxed.mkv', { trackIds: [trackId], container: 'mkv' });
  expect(muxed.subtitles).toMatchObject([{ language: 'ger', title: 'talk.de.srt' }]);
  const cut = await run('clip', 'clip.mp4', { startMs: 1000, endMs: 2000 });
  expect(Math.abs(cut.durationMs - 1000)).toBeLessThan(60);
  expect([...stages]).toEqual(['job.stage.writing']);
});

it('takes a stream of a video as a track, named by its language', async () => {
  const opened = await open('stream');
  const kinds = jobsOf(opened);
  const outputPath = join(opened.folder, 'with.mkv');
  await kinds.get('mux')!.run(
    {
      mediaId: 'talk',
      outputPath,
      options: { trackIds: [opened.trackId], container: 'mkv', overwrite: false },
    } as unknown as JobRecord,
    { signal: context.signal, onProgress: () => undefined, update: () => Promise.resolve() },
  );
  const { path, ...info } = await probe(eyes, outputPath);
  const { size } = await stat(path);
  const { library, project } = opened;
  await library.media.add({ ...sampleMedia('with'), path, name: 'with.mkv', bytes: size, info });
  const imports = createImportHandlers({
    ...{ library, project, settings: createSettingsService(library) },
    tools: () => Promise.resolve(tools),
    pathOf: (source) => source,
  });
  const stream = { mediaId: 'with', streamIndex: info.subtitles[0]!.streamIndex };
  const { trackId, cueCount } = await imports['project.importStream'](stream, context);
  expect(cueCount).toBe(2);
  const read = await project.readTrack(trackId);
  expect(read.track).toMatchObject({
    name: 'talk.de.srt',
    language: 'de',
    source: 'import',
    profile: 'netflix',
  });
  expect(read.cues.map(({ text, origin }) => [text, origin])).toEqual([
    ['<i>Grüße</i> 你', 'file'],
    ['<sighs>', 'file'],
  ]);
  await expect(
    imports['project.importFile']({ mediaId: 'talk', source: path }, context),
  ).rejects.toMatchObject({ code: 'unknown-format' });
});
