import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { holdDataFolder } from './hold-data-folder.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sidecut-hold-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

describe('a data folder', () => {
  it('belongs to one process, until it is killed', async () => {
    const child = fork(fileURLToPath(new URL('testing/hold.ts', import.meta.url)), [folder], {
      execArgv: [],
    });
    await once(child, 'message');
    expect(() => holdDataFolder(folder)).toThrow(
      expect.objectContaining({ code: 'job-locked', facts: { folder } }),
    );
    child.kill('SIGKILL');
    await once(child, 'exit');
    holdDataFolder(folder)();
  });

  it('is made when it is not there, and given back', async () => {
    const inside = join(folder, 'a', 'b');
    holdDataFolder(inside)();
    holdDataFolder(inside)();
    expect(await readdir(inside)).toEqual(['app.lock']);
  });

  it('that can not be written to is named', () => {
    const file = fileURLToPath(import.meta.url);
    expect(() => holdDataFolder(file)).toThrow(
      expect.objectContaining({
        code: 'output-unwritable',
        facts: expect.objectContaining({ reason: 'data-folder', folder: file }) as object,
      }),
    );
  });
});
