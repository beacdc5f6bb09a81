/** The whole app through its web host, as a page uses it: real library, real ffmpeg, real worker and model. */
import { mkdir, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { AppEventName, AppEvents } from '../../../core/contract/events.ts';
import type { Job } from '../../../core/contract/jobs.ts';
import type { Change } from '../../../core/project/project.ts';
import { connectToWebHost } from '../../../renderer/connection/web-connection.ts';
import type { WebConnection } from '../../../renderer/connection/web-connection.ts';
import { startWebApp } from './start-web-app.ts';
import { makeMedia } from '../../services/media/testing/media-files.ts';
import { enter } from './testing/enter.ts';
import type { WebHost } from './web-host.ts';

const sample = fileURLToPath(new URL('../../../sample', import.meta.url));

let folder: string;
let host: WebHost;
let page: WebConnection;
const notes: string[] = [];

async function start(): Promise<void> {
  host = await startWebApp(
    {
      port: 0,
      dataFolder: join(folder, 'data'),
      roots: [sample, join(folder, 'out'), join(folder, 'films')],
      files: [],
      checkContract: true,
    },
    (note) => notes.push(note),
    join(folder, 'page'),
  );
  page = connectToWebHost(await enter(host.newAddress()));
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sidecut-app-'));
  await mkdir(join(folder, 'page'));
  await mkdir(join(folder, 'out'));
  await mkdir(join(folder, 'films'));
  // What is seen of a whole film is seen of its beginning.
  await makeMedia(join(folder, 'films', 'film.mp4'), ['-i', join(sample, 'sample.mp4')], '-c copy -t 36');
  await writeFile(join(folder, 'page', 'index.html'), '<!doctype html><title>Sidecut</title>');
  await start();
});
afterAll(async () => {
  page.close();
  await host.close();
  await rm(folder, { recursive: true, force: true });
});

function record<Name extends AppEventName>(name: Name): AppEvents[Name][] {
  const heard: AppEvents[Name][] = [];
  page.on(name, (value) => heard.push(value));
  return heard;
}

describe('the app behind the web host', () => {
  it('says what to do when the page is not built', async () => {
    const options = { port: 0, dataFolder: join(folder, 'unused'), roots: [], files: [] };
    const starting = startWebApp(options, () => undefined, join(folder, 'not-built'));
    await expect(starting).rejects.toMatchObject({
      code: 'file-not-found',
      facts: { reason: 'page' },
    });
  });

  it('says what it is and what it can do', async () => {
    const info = await page.calls['app.info']({});
    expect(info).toMatchObject({ host: 'web', capabilities: ['file-browser'] });
    // Nothing of the machine beside it.
    expect(Object.keys(info).sort()).toEqual(['capabilities', 'host', 'notes', 'platform', 'version']);
  });

  it('keeps settings and tells every page', async () => {
    const heard = record('settings.changed');
    const other = connectToWebHost(await enter(host.newAddress()));
    await other.calls['settings.set']({ theme: 'dark' });
    await vi.waitFor(() => expect(heard).toHaveLength(1));
    expect((await page.calls['settings.get']({})).theme).toBe('dark');
    other.close();
  });

  it('lists the folders that the command line gave, and adds a video from them', async () => {
    const { roots } = await page.calls['files.roots']({});
    expect(roots[0]?.name).toBe('sample');
    const { entries, path } = await page.calls['files.list']({ folder: roots[0]!.id });
    // The whole way is shown, so that a person can go up from there.
    expect(path.at(-1)).toEqual({ id: roots[0]!.id, name: 'sample', isHome: false });
    const video = entries.find(({ name }) => name === 'sample.mp4');
    expect(video).toMatchObject({ kind: 'media' });
    const films = await page.calls['files.list']({ folder: roots[2]!.id });
    const { added } = await page.calls['media.add']({ sources: [films.entries[0]!.id] });
    expect(added).toMatchObject([{ name: 'film.mp4', isSample: false, present: true, hasVideo: true }]);
    const { refused } = await page.calls['media.add']({
      sources: [entries.find((e) => e.name === 'truth.json')!.id],
    });
    expect(refused).toMatchObject([{ name: 'truth.json' }]);
  });

  it('adds the sample, and forgets it with the work on it', async () => {
    const media = await page.calls['media.addSample']({});
    expect(media).toMatchObject({ isSample: true, present: true, hasVideo: true });
    await page.calls['media.remove']({ mediaId: media.id });
    expect((await page.calls['media.list']({})).media.map(({ name }) => name)).toEqual(['film.mp4']);
  });

  it('captions the film, and a page hears of each cue before the job is done', async () => {
    const media = (await page.calls['media.list']({})).media[0]!;
    const opened = await page.calls['project.open']({ mediaId: media.id });
    expect(opened.tracks).toEqual([]);
    const changes = record('project.changed');
    const jobs = record('jobs.changed');
    let toldWhileWorking = 0;
    page.on('project.changed', (change) => {
      if (last()?.state === 'running') toldWhileWorking += change.changes.filter(isCue).length;
    });
    const started = await page.calls['jobs.start']({
      kind: 'transcribe',
      mediaId: media.id,
      options: {
        model: 'starter-whisper',
        language: 'auto',
        task: 'transcribe',
        profile: 'netflix',
        device: 'cpu',
        accuracy: 'fast',
        audioTrack: 0,
      },
    });
    expect(started).toMatchObject({ kind: 'transcribe', mediaId: media.id });
    const last = () => jobs.findLast(({ job }) => job.id === started.id)?.job;
    const patience = { timeout: 50_000, interval: 50 };
    await vi.waitFor(() => expect(hasEnded(last()?.state)).toBe(true), patience);
    expect(last()).toMatchObject({ state: 'done', fraction: 1, error: null });
    const { tracks, revision } = await page.calls['project.open']({ mediaId: media.id });
    expect(tracks).toMatchObject([{ source: 'transcription', language: 'en', state: 'complete' }]);
    const { cues } = await page.calls['project.cues']({ trackId: tracks[0]!.id });
    expect(cues.length).toBeGreaterThan(5);
    expect(tracks[0]!.cueCount).toBe(cues.length);
    expect(cues[0]).toMatchObject({ origin: 'machine' });
    expect(changes.at(-1)?.revision).toBe(revision);
    expect(toldWhileWorking).toBeGreaterThanOrEqual(cues.length);
  });

  it('imports subtitles, takes that back, and writes what was captioned into a folder of the chooser', async () => {
    const { media } = await page.calls['media.list']({});
    const mediaId = media[0]!.id;
    const { roots } = await page.calls['files.roots']({});
    const { entries } = await page.calls['files.list']({ folder: roots[0]!.id });
    const source = entries.find(({ name }) => name === 'truth.srt')!.id;
    const imported = await page.calls['project.importFile']({ mediaId, source });
    expect(imported).toMatchObject({ format: 'SubRip', problems: [] });
    const { undoState } = await page.calls['project.undo']({ mediaId });
    expect(undoState.undo).toBeNull();
    const { tracks } = await page.calls['project.open']({ mediaId });
    expect(tracks).toHaveLength(1);

    const what = { mediaId, trackId: tracks[0]!.id, format: 'srt', options: {} } as const;
    const { text, suggestedName } = await page.calls['export.preview'](what);
    const destination = { folder: roots[1]!.id, fileName: suggestedName, overwrite: false };
    await page.calls['export.file']({ ...what, destination });
    expect((await readFile(join(folder, 'out', suggestedName), 'utf8')).startsWith(text)).toBe(true);
    await expect(page.calls['export.file']({ ...what, destination })).rejects.toMatchObject({
      code: 'file-exists',
    });
    const outside = { ...destination, fileName: '../outside.srt' };
    await expect(page.calls['export.file']({ ...what, destination: outside })).rejects.toMatchObject({
      code: 'output-unwritable',
    });
  });

  it('cuts a clip as a job', async () => {
    const { media } = await page.calls['media.list']({});
    const { roots } = await page.calls['files.roots']({});
    const jobs = record('jobs.changed');
    const destination = { folder: roots[1]!.id, fileName: 'clip.mp4', overwrite: false };
    const times = { startMs: 1000, endMs: 3000 };
    const clip = { kind: 'clip', mediaId: media[0]!.id, options: { ...times, destination } };
    const { id } = await page.calls['jobs.start'](clip);
    const last = () => jobs.findLast(({ job }) => job.id === id)?.job;
    await vi.waitFor(() => expect(hasEnded(last()?.state)).toBe(true), { timeout: 50_000, interval: 50 });
    expect(last()).toMatchObject({ state: 'done', output: 'clip.mp4' });
    expect((await stat(join(folder, 'out', 'clip.mp4'))).size).toBeGreaterThan(10_000);
  });

  it('serves the film with ranges to whoever was told its address', async () => {
    const { media } = await page.calls['media.list']({});
    const { playback } = await page.calls['media.get']({ mediaId: media[0]!.id });
    const { address, fetch } = await enter(host.newAddress());
    if (playback.kind !== 'direct') throw new Error(`the film is ${playback.kind}`);
    const response = await fetch(`${address}${playback.url}`, { headers: { range: 'bytes=4-7' } });
    expect(response.status).toBe(206);
    expect(await response.text()).toBe('ftyp');
    const [, , , video, part] = playback.url.split('/');
    for (const guessed of [`/media/${video!}/${part!}`, `/media/x/${video!}/${part!}`]) {
      expect((await fetch(`${address}${guessed}`)).status).toBe(401);
    }
  });

  it('has everything again after a restart', async () => {
    const before = await page.calls['media.list']({});
    page.close();
    await host.close();
    await start();
    expect((await page.calls['media.list']({})).media.map(({ id }) => id)).toEqual(
      before.media.map(({ id }) => id),
    );
    const { tracks } = await page.calls['project.open']({ mediaId: before.media[0]!.id });
    expect(tracks[0]?.cueCount).toBeGreaterThan(5);
    expect((await page.calls['settings.get']({})).theme).toBe('dark');
    expect(notes).toEqual([]);
  });
});

function isCue({ kind }: Change): boolean {
  return kind === 'cue';
}

function hasEnded(state: Job['state'] | undefined): boolean {
  return state === 'done' || state === 'failed' || state === 'cancelled';
}
