import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdir, readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { expect, it, vi } from 'vitest';
import { runProgram } from '../../ffmpeg/spawn-ffmpeg.ts';
import { createScratch, sweepScratch } from '../../files/scratch.ts';
import { eyes, makeMedia, source, temporaryFolder, tools } from '../testing/media-files.ts';
import { probe } from '../probe.ts';
import { makeProxy } from './make-proxy.ts';

const folder = temporaryFolder();
const copying = fileURLToPath(new URL('testing/copying.ts', import.meta.url));

it('a copy whose maker was killed is made anew and whole: nobody goes on with the old one', async () => {
  // Long enough that a copy takes seconds; never made to its end.
  const long = await makeMedia(
    join(folder, 'long.avi'),
    source('testsrc2=s=640x360:r=25:d=40'),
    '-c:v mpeg4',
  );
  const media = join(folder, 'media');
  await mkdir(media);
  const scratch = join(folder, 'unfinished');
  const maker = spawn(process.execPath, [copying, long, join(media, 'proxy.mp4'), scratch], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await once(maker.stdout, 'data');
  const [part] = await readdir(media);
  const path = join(media, part!);
  maker.kill('SIGKILL');
  await once(maker, 'exit');
  await vi.waitFor(
    async () => {
      const { size } = await stat(path);
      await sleep(60);
      expect((await stat(path)).size).toBe(size);
    },
    { timeout: 5000, interval: 1 },
  );
  expect(existsSync(join(media, 'proxy.mp4'))).toBe(false);

  await (
    await sweepScratch(scratch)
  ).swept;
  expect(await readdir(media)).toEqual([]);
  const short = await makeMedia(
    join(folder, 'short.avi'),
    source('testsrc2=s=160x90:r=25:d=2'),
    '-c:v mpeg4',
  );
  const copy = join(media, 'proxy.mp4');
  await makeProxy(tools, await probe(eyes, short), copy, { scratch: createScratch(scratch) });
  const decoded = await runProgram(tools.ffmpeg, ['-v', 'error', '-i', copy, '-f', 'null', '-']);
  expect(decoded).toMatchObject({ exitCode: 0, stderrTail: [] });
});
