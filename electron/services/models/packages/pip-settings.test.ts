import { spawnSync } from 'node:child_process';
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { askPip } from './pip-settings.ts';

const { signal } = new AbortController();

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'sidecut-pip-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** A program in the place of Python that ignores what it is asked. */
async function python(name: string, script: string): Promise<string> {
  const file = path.join(folder, name);
  await writeFile(file, `#!/bin/sh\n${script}\n`);
  await chmod(file, 0o755);
  return file;
}

const hasPip = spawnSync('python3', ['-m', 'pip', '--version']).status === 0;
const mirror =
  "a mirror, a proxy and folders are taken from pip's own settings, whatever the working folder holds";
test.runIf(hasPip)(hasPip ? mirror : `${mirror} (skipped: no python3 with pip)`, async () => {
  const config = path.join(folder, 'pip.conf');
  await writeFile(
    config,
    '[global]\nproxy = proxy.example:3128\nextra-index-url = http://b.example/simple\n',
  );
  const env = {
    ...process.env,
    PIP_INDEX_URL: 'http://a.example/simple',
    PIP_CONFIG_FILE: config,
    PIP_FIND_LINKS: '/wheels',
    PIP_CERT: '/a.pem',
    PIP_TRUSTED_HOST: 'a.example b.example:8443',
  };
  expect(await askPip(signal, env)).toEqual({
    indexes: ['http://a.example/simple', 'http://b.example/simple'],
    links: ['/wheels'],
    proxy: 'http://proxy.example:3128',
    certificates: '/a.pem',
    trustedHosts: ['a.example', 'b.example:8443'],
  });
});

test('no Python, no pip and a pip that answers otherwise are told apart', async () => {
  const ask = (SIDECUT_PYTHON: string) => askPip(signal, { ...process.env, SIDECUT_PYTHON });
  await expect(ask(path.join(folder, 'nothing'))).rejects.toMatchObject({ facts: { reason: 'no-python' } });
  await expect(askPip(signal, { PATH: folder })).rejects.toMatchObject({
    facts: { reason: 'no-python', python: 'python3' },
  });
  if (process.platform === 'win32') return;
  const without = await python('without', `echo "ModuleNotFoundError: No module named 'pip'" >&2; exit 1`);
  await expect(ask(without)).rejects.toMatchObject({ facts: { reason: 'no-pip', python: without } });
  const old = await python('old', `echo "ImportError: cannot import name 'create_command'" >&2; exit 1`);
  await expect(ask(old)).rejects.toMatchObject({
    facts: { reason: 'pip-failed', problem: "ImportError: cannot import name 'create_command'" },
  });
});

test('an answer without an index, and addresses that are no web addresses', async () => {
  if (process.platform === 'win32') return;
  const answer = { index: 'file:///wheels', extra: ['https://b.example/simple'], none: false, links: [] };
  const rest = { proxy: null, cert: null, trusted: [] };
  const some = await python('some', `echo '${JSON.stringify({ ...answer, ...rest })}'`);
  expect((await askPip(signal, { SIDECUT_PYTHON: some, PATH: process.env['PATH'] })).indexes).toEqual([
    'https://b.example/simple',
  ]);
  const none = await python('none', `echo '${JSON.stringify({ ...answer, ...rest, none: true })}'`);
  expect((await askPip(signal, { SIDECUT_PYTHON: none, PATH: process.env['PATH'] })).indexes).toEqual([]);
});

test('what pip says when it fails holds no password', async () => {
  if (process.platform === 'win32') return;
  const words = 'ValueError: http://me:secret@a.example/simple and https://you:p%40ss@b.example';
  const angry = await python('angry', `echo "${words}" >&2; exit 1`);
  await expect(askPip(signal, { ...process.env, SIDECUT_PYTHON: angry })).rejects.toMatchObject({
    facts: { problem: 'ValueError: http://a.example/simple and https://b.example' },
  });
});
