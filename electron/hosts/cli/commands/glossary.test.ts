import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, it, onTestFinished, vi } from 'vitest';
import { openLibrary } from '../../../services/library/open-library.ts';
import { tryFileLock } from '../../../services/locks/file-lock.ts';
import { dataFiles } from '../../data-folder.ts';
import { runProgram } from '../program.ts';
import type { Terminal } from '../terminal.ts';

function setUp() {
  const home = mkdtempSync(path.join(tmpdir(), 'sidecut-glossary-'));
  onTestFinished(() => rmSync(home, { recursive: true, force: true }));
  vi.stubEnv('SIDECUT_HOME', home);
  onTestFinished(() => void vi.unstubAllEnvs());
  const run = async (...args: readonly string[]) => {
    const output = { stdout: '', stderr: '' };
    const terminal: Terminal = {
      stdout: (text) => void (output.stdout += text),
      stderr: (text) => void (output.stderr += text),
      isTty: false,
      columns: 100,
      signal: new AbortController().signal,
    };
    return { status: await runProgram(['glossary', ...args], terminal), ...output };
  };
  return { home, run };
}

it('adds names from the line and from a file, lists them and removes them', async () => {
  const { home, run } = setUp();
  expect(await run('list')).toMatchObject({ status: 0, stdout: '' });
  const file = path.join(home, 'names.txt');
  writeFileSync(file, '\uFEFF# people\nKyoto\nAda Lovelace\n');
  expect(await run('add', 'Kolmogorov', '--from', file)).toEqual({
    status: 0,
    stdout: 'Added: 3\n',
    stderr: '',
  });
  expect((await run('list')).stdout).toBe('Kyoto\nAda Lovelace\nKolmogorov\n');
  expect(await run('remove', 'kyoto', 'Nobody')).toEqual({
    ...{ status: 1, stdout: '', stderr: 'sidecut: "Nobody" is not in the list.\n' },
  });
  expect(JSON.parse((await run('list', '--json')).stdout)).toEqual({ terms: ['Ada Lovelace', 'Kolmogorov'] });
});

it('adds nothing beside the app, lists beside it, and says what is no name', async () => {
  const { home, run } = setUp();
  expect((await run('add', 'Kyoto', '—')).status).toBe(1);
  using lock = tryFileLock(dataFiles(home).lock);
  expect(lock).toBeDefined();
  await expect(run('add', 'Ada')).rejects.toMatchObject({ code: 'job-locked' });
  expect((await run('list')).stdout).toBe('Kyoto\n');
});

it('lists what terms are in other languages as "translate --glossary" reads it', async () => {
  const { home, run } = setUp();
  await run('add', 'Kyoto', 'queen');
  const { library: file, backups: backupsFolder } = dataFiles(home);
  const library = await openLibrary({ file, backupsFolder });
  const [kyoto, queen] = await library.glossary.list(null);
  await library.glossary.put([
    { ...kyoto!, keep: true },
    { ...queen!, translations: { es: 'reina' } },
  ]);
  await library.close();
  expect((await run('list')).stdout).toBe('term,keep,es\r\nKyoto,yes,\r\nqueen,,reina\r\n');
});
