/** Chapters and summaries whose process is killed: the next start goes on with them. */
import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it, onTestFinished, vi } from 'vitest';
import { makeMedia, source, temporaryFolder } from '../../services/media/testing/media-files.ts';
import { FakeWriterServer, json } from '../../services/writers/testing/writer-server.ts';
import { createApp } from './create-app.ts';
import { connectInProcess } from './connect-in-process.ts';

const script = fileURLToPath(new URL('testing/story-process.ts', import.meta.url));

function start(...parameters: readonly string[]): ChildProcess {
  const child = spawn(process.execPath, [script, ...parameters], { stdio: 'inherit' });
  onTestFinished(() => void child.kill('SIGKILL'));
  return child;
}

it('a summary that is killed in the middle, and chapters that wait behind it, end after the next start', async () => {
  const home = await mkdtemp(join(tmpdir(), 'sidecut-story-killed-'));
  onTestFinished(() => rm(home, { recursive: true, force: true, maxRetries: 5 }));
  const video = join(temporaryFolder(), 'talk.wav');
  await makeMedia(video, source('sine=d=234:r=8000'), '-c:a pcm_u8');
  await using server = await FakeWriterServer.start();
  let asked = 0;
  const child = start(home, video, server.address);
  const gone = once(child, 'close');
  // It answers nothing, so that the job is in the middle for as long as it takes.
  server.chat(() => {
    asked += 1;
    child.kill('SIGKILL');
  });
  expect(await gone).toEqual([null, 'SIGKILL']);
  expect(asked).toBeGreaterThan(0);

  server.chat((response, { body }) => {
    const isTitle = !JSON.stringify(body).includes('sentences');
    const content = JSON.stringify(isTitle ? { title: 'Bread' } : nothingSaid);
    json(response, { choices: [{ message: { content } }] });
  });
  const app = await createApp({
    dataFolder: home,
    host: 'in-process',
    capabilities: [],
    chooserFolders: [],
  });
  onTestFinished(() => app.close());
  const { calls } = connectInProcess(app, true);
  await vi.waitFor(
    async () => {
      const { jobs } = await calls['jobs.list']({});
      const story = jobs.filter(({ kind }) => kind === 'summary' || kind === 'chapters');
      expect(story).toMatchObject([{ state: 'done' }, { state: 'done' }]);
    },
    { timeout: 20_000, interval: 50 },
  );
  const { media } = await calls['media.list']({});
  const { analyses } = await calls['analyses.list']({ mediaId: media[0]!.id });
  for (const kind of ['summary', 'chapters'])
    expect(analyses.find((one) => one.kind === kind)).toMatchObject({ hasValue: true });
});

const nothingSaid = { sentences: [{ text: 'The moon is made of cheese.', lines: [1] }] };
