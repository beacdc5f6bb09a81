/** Indexing whose process is killed: the next start goes on with it; and an edit is found as soon as it is made. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it, onTestFinished, vi } from 'vitest';
import { makeMedia, source, temporaryFolder } from '../../services/media/testing/media-files.ts';
import { sampleEdit } from '../../services/library/testing/sample-project.ts';
import { connectInProcess } from './connect-in-process.ts';
import { createApp } from './create-app.ts';

const script = fileURLToPath(new URL('testing/index-process.ts', import.meta.url));

it('is gone on with where it was, and a corrected cue is found at once', async () => {
  const home = await mkdtemp(join(tmpdir(), 'sidecut-index-killed-'));
  onTestFinished(() => rm(home, { recursive: true, force: true, maxRetries: 5 }));
  const video = join(temporaryFolder(), 'film.mp4');
  // Of two stretches.
  await makeMedia(video, source('testsrc=s=64x36:r=1:d=126'), '-c:v libx264 -preset ultrafast');
  const child = spawn(process.execPath, [script, home, video], { stdio: 'inherit' });
  onTestFinished(() => void child.kill('SIGKILL'));
  expect(await once(child, 'close')).toEqual([null, 'SIGKILL']);

  const app = await createApp({
    dataFolder: home,
    host: 'in-process',
    capabilities: [],
    chooserFolders: [],
    onlyJobs: ['moments'],
  });
  onTestFinished(() => app.close());
  const { calls } = connectInProcess(app, true);
  const before = await calls['search.state']({});
  expect(before).toMatchObject({ videos: 1, indexed: 0 });
  expect(before.frames).toBeGreaterThan(50);
  await vi.waitFor(async () => expect(await calls['search.state']({})).toMatchObject({ indexed: 1 }), {
    timeout: 30_000,
    interval: 50,
  });
  const after = await calls['search.state']({});
  // One every two seconds, none of them twice.
  expect(after.frames).toBe(63);
  // All is there a moment before the job is done, and forgotten.
  const jobs = async () => (await calls['jobs.list']({})).jobs.filter(({ kind }) => kind === 'moments');
  await vi.waitFor(async () => expect(await jobs()).toEqual([]), { timeout: 30_000, interval: 50 });
  const { media } = await calls['media.list']({});
  const mediaId = media[0]!.id;

  const usual = { example: null, mediaIds: null, order: 'relevance', limit: 10, moreOf: null } as const;
  const said = async (query: string) => {
    const { videos } = await calls['search.moments']({ ...usual, legs: ['said'], excluded: [], query });
    return videos.flatMap(({ moments }) =>
      moments.map(({ reasons, pictureUrl }) => [reasons[0]!.text, pictureUrl]),
    );
  };
  const [[text, pictureUrl]] = (await said('tomatoes')) as [[string, string]];
  expect(text).toBe('The gardener plants tomatoes.');
  const picture = await app.serveMedia({ method: 'GET', path: pictureUrl, headers: {} });
  expect(picture).toMatchObject({ status: 200, headers: { 'content-type': 'image/jpeg' } });
  picture.body?.destroy();

  const { cues } = await calls['project.cues']({ trackId: 'track' });
  const [cue] = cues;
  const corrected = { ...cue!, text: 'The gardener plants potatoes.', origin: 'person' as const };
  const change = { kind: 'cue', trackId: 'track', before: cue!, after: corrected } as const;
  await calls['project.apply']({ mediaId, edit: sampleEdit('edit', [change]) });
  expect(await said('potatoes')).toMatchObject([['The gardener plants potatoes.', pictureUrl]]);
  expect(await said('tomatoes')).toEqual([]);
  expect(await calls['search.state']({})).toMatchObject({ indexed: 0 });
});
