import { mkdirSync, mkdtempSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, it, onTestFinished, vi } from 'vitest';
import { openLibrary } from '../../../services/library/open-library.ts';
import { sampleMedia } from '../../../services/library/testing/sample-project.ts';
import { tryFileLock } from '../../../services/locks/file-lock.ts';
import { fingerprintMedia } from '../../../services/media/media-fingerprint.ts';
import { dataFiles } from '../../data-folder.ts';
import { runProgram } from '../program.ts';
import type { Terminal } from '../terminal.ts';

async function setUp() {
  const home = mkdtempSync(path.join(tmpdir(), 'sidecut-library-'));
  onTestFinished(() => rmSync(home, { recursive: true, force: true }));
  vi.stubEnv('SIDECUT_HOME', home);
  onTestFinished(() => void vi.unstubAllEnvs());
  const films = path.join(home, 'films');
  mkdirSync(films);
  const files = dataFiles(home);
  const library = await openLibrary({ file: files.library, backupsFolder: files.backups });
  for (const name of ['a.mp4', 'b.mp4', 'c.mp4']) {
    const file = path.join(films, name);
    writeFileSync(file, `a film called ${name}`);
    const { size: bytes, mtimeMs } = statSync(file);
    const place = { path: file, name, bytes, modifiedMs: Math.round(mtimeMs) };
    await library.media.add({
      ...sampleMedia(name.slice(0, 1)),
      ...place,
      fingerprint: await fingerprintMedia(file),
    });
  }
  await library.media.setLabels([{ mediaId: 'a', tags: ['Sea'], rating: 4 }]);
  await library.close();
  const run = async (...args: readonly string[]) => {
    const output = { stdout: '', stderr: '' };
    const terminal: Terminal = {
      stdout: (text) => void (output.stdout += text),
      stderr: (text) => void (output.stderr += text),
      isTty: false,
      columns: 100,
      signal: new AbortController().signal,
    };
    return { status: await runProgram(['library', ...args], terminal), ...output };
  };
  const names = async (...filters: readonly string[]): Promise<readonly string[]> => {
    const { stdout } = await run('list', '--json', ...filters.flatMap((filter) => ['--filter', filter]));
    const { videos } = JSON.parse(stdout) as { readonly videos: readonly { readonly name: string }[] };
    return videos.map(({ name }) => name).sort();
  };
  return { home, films, run, names };
}

it('lists the videos that fit all filters, also while the app has the library', async () => {
  const { home, films, run, names } = await setUp();
  expect(await names()).toEqual(['a.mp4', 'b.mp4', 'c.mp4']);
  expect(await names('tag:sea', 'rating:3', 'plain')).toEqual(['a.mp4']);
  expect(await names('rating:5')).toEqual([]);
  expect(await names('B.')).toEqual(['b.mp4']);
  using lock = tryFileLock(dataFiles(home).lock);
  expect(lock).toBeDefined();
  const { stdout } = await run('list', '--filter', 'tag:sea');
  expect(stdout).toMatch(/^a\.mp4 · .* · not captioned · ★★★★ · #Sea · in /);
  expect(stdout).toContain(films);
  await expect(run('relink', films)).rejects.toMatchObject({ code: 'job-locked' });
  const wrong = await run('list', '--filter', 'rating:many');
  expect(wrong.status).toBe(2);
  expect(wrong.stderr).toContain('0 to 5 stars');
});

it('says of each file that is not what it was what is wrong and what to do, and finds what was moved', async () => {
  const { home, films, run } = await setUp();
  expect(await run('check')).toMatchObject({ status: 0, stdout: 'All of 3 videos are where they were.\n' });
  const elsewhere = path.join(home, 'elsewhere', 'deep');
  mkdirSync(elsewhere, { recursive: true });
  renameSync(path.join(films, 'a.mp4'), path.join(elsewhere, 'scene 1.mp4'));
  writeFileSync(path.join(films, 'b.mp4'), 'another film, and a longer one');
  const damaged = path.join(films, 'c.mp4');
  const { atime, mtime } = statSync(damaged);
  writeFileSync(damaged, 'a film called C.mp4');
  utimesSync(damaged, atime, mtime);
  const kinds = async (...wishes: readonly string[]) => {
    const { status, stdout } = await run('check', '--json', ...wishes);
    expect(status).toBe(1);
    const { faults } = JSON.parse(stdout) as {
      readonly faults: readonly { readonly fault: { kind: string } }[];
    };
    return faults.map(({ fault }) => fault.kind).sort();
  };
  expect(await kinds()).toEqual(['changed', 'missing']);
  expect(await kinds('--deep')).toEqual(['changed', 'damaged', 'missing']);
  expect((await run('check')).stdout).toContain('sidecut library relink FOLDER');
  const relinked = await run('relink', path.join(home, 'elsewhere'));
  expect(relinked.stdout).toContain(`is now ${path.join(elsewhere, 'scene 1.mp4')}`);
  expect(relinked.status).toBe(1);
  expect(relinked.stdout).toContain('Found 1 of 2 missing videos.');
  expect(await kinds()).toEqual(['changed']);
});
