import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { makeMedia, source, temporaryFolder } from '../../../services/media/testing/media-files.ts';
import { runProgram } from '../program.ts';
import type { Terminal } from '../terminal.ts';

const folder = temporaryFolder();
beforeAll(() => vi.stubEnv('SIDECUT_HOME', join(folder, 'home')));
afterAll(() => vi.unstubAllEnvs());

async function run(...args: readonly string[]) {
  const output = { stdout: '', stderr: '' };
  const terminal: Terminal = {
    stdout: (text) => void (output.stdout += text),
    stderr: (text) => void (output.stderr += text),
    ...{ isTty: false, columns: 100, signal: new AbortController().signal },
  };
  return { status: await runProgram(args, terminal), ...output };
}

it('indexes a folder with all that is in it, and finds what its subtitles say', async () => {
  const empty = await run('search', 'rowing');
  expect(empty.status).toBe(1);
  expect(empty.stdout).toContain('sidecut index FOLDER');

  await mkdir(join(folder, 'videos', 'june'), { recursive: true });
  const video = join(folder, 'videos', 'june', 'boat.mp4');
  await makeMedia(video, source('testsrc=s=64x36:r=2:d=9'), '-c:v libx264 -preset ultrafast');
  const subtitles = '1\n00:00:01,000 --> 00:00:04,000\nWe are rowing on the lake.\n';
  await writeFile(join(folder, 'videos', 'june', 'boat.en.srt'), subtitles);
  const indexed = await run('index', join(folder, 'videos'));
  expect(indexed).toMatchObject({ status: 0 });
  expect(indexed.stdout).toContain(
    'Added to the library: 1 video.\nIndexed: 1 video.\n1 of 1 video can be searched',
  );

  const cuts = join(folder, 'rowing.edl');
  const found = await run('search', 'rowing', 'in:june', '--in', 'said', '--json', '--string-out', cuts);
  expect(found.status).toBe(0);
  expect(JSON.parse(found.stdout)).toMatchObject({
    query: 'rowing in:june',
    results: [
      {
        ...{ name: 'boat.mp4', startMs: 1000, endMs: 4000 },
        reasons: [{ leg: 'said', text: 'We are rowing on the lake.', marks: [{ from: 7, to: 13 }] }],
      },
    ],
  });
  expect(await readFile(cuts, 'utf8')).toContain('boat.mp4');
});

it('refuses what it can not do, and says how it is done', async () => {
  expect(await run('search')).toMatchObject({ status: 2 });
  expect((await run('search', 'boat', '--in', 'heard')).stderr).toContain('said, meant, seen, written');
  expect((await run('search', '--like', 'boat.mp4')).stderr).toContain('talk.mp4@12:34');
  expect((await run('search', 'boat', '--string-out', 'cuts.doc')).stderr).toContain('.edl');
});
