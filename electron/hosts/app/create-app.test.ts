/** The app in process: real library, real ffmpeg, real worker and model. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { AppEvents } from '../../../core/contract/events.ts';
import type { AppContract } from '../../../core/contract/app-contract.ts';
import { launchWorkerProcess } from '../../inference/launch-worker.ts';
import type { LaunchedWorker } from '../../inference/launch-worker.ts';
import { makeMedia, temporaryFolder } from '../../services/media/testing/media-files.ts';
import type { Connection } from '../../transport/client.ts';
import type { App } from './app.ts';
import { connectInProcess } from './connect-in-process.ts';
import { createApp } from './create-app.ts';
import type { AppOptions } from './create-app.ts';
import { openFiles } from '../open-files.ts';

let folder: string;
let app: App;
let connection: Connection<AppContract>;
let workers: LaunchedWorker[];

function bareOptions(dataFolder: string): AppOptions {
  return { dataFolder, host: 'in-process', capabilities: [], chooserFolders: [] };
}

async function open(): Promise<void> {
  app = await createApp({
    ...bareOptions(folder),
    checkEvents: true,
    launchWorker: (settings) => {
      const worker = launchWorkerProcess(settings);
      workers.push(worker);
      return worker;
    },
  });
  connection = connectInProcess(app, true);
}

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sidecut-in-process-'));
  workers = [];
  await open();
});
afterEach(async () => {
  connection.close();
  await app.close();
  await rm(folder, { recursive: true, force: true });
});

const options = {
  model: 'starter-whisper',
  language: 'en',
  task: 'transcribe',
  profile: 'netflix',
  // How carefully it listens is no subject here.
  accuracy: 'fast',
  device: 'cpu',
  audioTrack: 0,
} as const;

/** The first half of what the sample says: all that is seen of a job at work needs no more. */
const talk = join(temporaryFolder(), 'talk.wav');
beforeAll(async () => {
  const sample = fileURLToPath(new URL('../../../sample/sample.mp4', import.meta.url));
  await makeMedia(talk, ['-i', sample], '-vn -t 36');
});

/** Starts captioning it and tells how its job stands. */
async function captionTalk() {
  const { added } = await connection.calls['media.add']({ sources: [app.sources.idFor(talk)] });
  const media = added[0]!;
  let job: AppEvents['jobs.changed']['job'] = await connection.calls['jobs.start']({
    kind: 'transcribe',
    mediaId: media.id,
    options,
  });
  connection.onEvent((name, value) => {
    const changed = (value as AppEvents['jobs.changed']).job;
    if (name === 'jobs.changed' && changed.id === job.id) job = changed;
  });
  return { mediaId: media.id, job: () => job };
}

const patience = { timeout: 50_000, interval: 20 };

describe('the app', () => {
  it('goes on when the inference worker dies in the middle of a job, and so does the job', async () => {
    const { mediaId, job } = await captionTalk();
    await vi.waitFor(() => expect(job().stage).toBe('job.stage.recognising'), patience);
    const [first] = workers;
    first!.kill();
    await first!.gone;
    expect(await connection.calls['app.info']({})).toMatchObject({ host: 'in-process' });
    await vi.waitFor(() => expect(job().state).toBe('done'), patience);
    expect(workers.length).toBeGreaterThan(1);
    const { tracks } = await connection.calls['project.open']({ mediaId });
    expect(tracks).toMatchObject([{ state: 'complete', source: 'transcription' }]);
    expect(tracks[0]!.cueCount).toBeGreaterThan(5);
  });

  it('closes in the middle of a job within seconds, and goes on with it at the next start', async () => {
    const { mediaId, job } = await captionTalk();
    await vi.waitFor(() => expect(job().state).toBe('running'), patience);
    const started = performance.now();
    expect(app.countUnfinishedJobs()).toBeGreaterThan(0);
    connection.close();
    await app.close();
    expect(performance.now() - started).toBeLessThan(5000);
    await open();
    const find = async () => {
      const { jobs } = await connection.calls['jobs.list']({});
      return jobs.find(({ id }) => id === job().id);
    };
    await vi.waitFor(async () => expect((await find())?.state).toBe('done'), patience);
    const { tracks } = await connection.calls['project.open']({ mediaId });
    expect(tracks).toHaveLength(1);
  });

  it('has its data folder for itself, and gives it back when it closes', async () => {
    await expect(createApp(bareOptions(folder))).rejects.toMatchObject({
      code: 'job-locked',
      facts: { folder },
    });
    connection.close();
    await app.close();
    await open();
  });

  it('says that it can not write to its data folder', async () => {
    const inAFile = join(folder, 'library.sqlite', 'x');
    await expect(createApp(bareOptions(inAFile))).rejects.toMatchObject({ code: 'output-unwritable' });
  });

  it('adds files of the operating system, shows the first and reports what is none', async () => {
    const told: string[] = [];
    const shown: unknown[] = [];
    connection.onEvent((name, value) => name === 'app.openMedia' && shown.push(value));
    const sample = fileURLToPath(new URL('../../../sample', import.meta.url));
    const paths = [join(sample, 'truth.srt'), join(sample, 'sample.mp4')];
    await openFiles(app, paths, (message) => told.push(message));
    const { media } = await connection.calls['media.list']({});
    expect(media.map(({ name }) => name)).toEqual(['sample.mp4']);
    await vi.waitFor(() => expect(shown).toEqual([{ mediaId: media[0]!.id }]));
    expect(told).toEqual([expect.stringMatching(/^truth\.srt: /)]);
  });
});
