import { spawn } from 'node:child_process';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { enter } from '../electron/hosts/web/testing/enter.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sidecut-start-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

function start(...args: readonly string[]) {
  const entry = fileURLToPath(new URL('start.ts', import.meta.url));
  const child = spawn(
    process.execPath,
    [entry, '--no-open', '--data-folder', join(folder, 'data'), ...args],
    {
      // A group of its own, as of a terminal.
      detached: true,
      // As in a terminal: with a NODE_ENV of tests the page would be built for development.
      env: { ...process.env, NODE_ENV: undefined, ELECTRON_OVERRIDE_DIST_PATH: folder },
    },
  );
  let output = '';
  const collect = (piece: Buffer) => void (output += piece.toString());
  child.stdout.on('data', collect);
  child.stderr.on('data', collect);
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  return { child, ended, output: () => output };
}

describe('npm start', () => {
  it.skipIf(process.platform === 'win32')(
    'without Electron says why in one line, serves the built page, and ends in peace with Ctrl+C (a signal, not on Windows)',
    async () => {
      const { child, ended, output } = start();
      await vi.waitFor(() => expect(output()).toMatch(/^Sidecut: http:\S+$/m), { timeout: 50_000 });
      const [why, address] = output()
        .split('\n')
        .filter((line) => !line.startsWith('Building'));
      expect(why).toMatch(/^No desktop window: Electron is not installed here .* in the browser instead\.$/);
      const url = /http:\S+/.exec(address!)![0];
      const { address: origin, fetch } = await enter(url);
      const page = await (await fetch(`${origin}/`)).text();
      expect(page).toContain('<title>Sidecut</title>');
      // The policy allows neither a script nor a style in the page itself.
      expect(page).not.toMatch(/<style|<script(?![^>]*\bsrc=)|\son[a-z]+=|\sstyle=/);
      const [, script] = /src="(\/assets\/[^"]+\.js)"/.exec(page)!;
      expect((await fetch(`${origin}${script}`)).status).toBe(200);
      process.kill(-child.pid!, 'SIGINT');
      expect(await ended).toBe(0);
      expect(await readdir(join(folder, 'data'))).toEqual(['app.lock', 'library.sqlite']);
    },
  );

  it('refuses a wrong option with a sentence and the usage', async () => {
    const { ended, output } = start('--prot', '1');
    expect(await ended).toBe(1);
    expect(output()).toContain("'--prot'");
    expect(output()).toContain('Usage: ');
  });
});
