import { fork } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { isCancellation } from '../../../core/errors.ts';
import { tryFileLock, waitForFileLock } from './file-lock.ts';

let folder: string;
let file: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sidecut-lock-'));
  file = join(folder, 'inside', 'x.lock');
});
afterEach(() => rm(folder, { recursive: true, force: true }));

function start(entry: 'fight' | 'forget' | 'hold', ...args: readonly string[]): ChildProcess {
  return fork(fileURLToPath(new URL(`testing/${entry}.ts`, import.meta.url)), args, { execArgv: [] });
}

describe('a file lock', () => {
  it('has one owner, also within a process, and is given back', () => {
    const first = tryFileLock(file);
    expect(first).toBeDefined();
    expect(tryFileLock(file)).toBeUndefined();
    first?.release();
    tryFileLock(file)!.release();
  });

  it('stays held when nobody keeps what it gave', async () => {
    const child = start('forget', file);
    await once(child, 'message');
    expect(tryFileLock(file)).toBeUndefined();
    child.kill('SIGKILL');
    await once(child, 'exit');
  });

  it('is given back at the end of its block, and leaves an empty file alone', async () => {
    {
      using lock = tryFileLock(file);
      expect(lock).toBeDefined();
    }
    using again = tryFileLock(file);
    expect(again).toBeDefined();
    expect(await readdir(join(folder, 'inside'))).toEqual(['x.lock']);
  });

  it('is given back by a process that is killed', async () => {
    const holder = start('hold', file);
    expect(await once(holder, 'message')).toEqual(['held', undefined]);
    expect(tryFileLock(file)).toBeUndefined();
    let told = 0;
    const waiting = waitForFileLock(file, { onWait: () => told++ });
    holder.kill('SIGKILL');
    (await waiting).release();
    expect(told).toBe(1);
  });

  it('is no longer waited for after an abort', async () => {
    using _held = tryFileLock(file);
    const cancel = new AbortController();
    const waiting = waitForFileLock(file, { signal: cancel.signal, onWait: () => cancel.abort() });
    await expect(waiting).rejects.toSatisfy(isCancellation);
  });

  it('has never two owners while six processes fight for it and others that ask are killed', async () => {
    const owner = join(folder, 'owner');
    const fighters = Array.from({ length: 6 }, () => start('fight', file, owner, '60'));
    const reports = fighters.map(async (fighter) => (await once(fighter, 'message'))[0] as Fight);
    // Locks that nobody is left to give back; a killed owner can't take its file away, so it fights for none.
    for (const killed of [start('hold', file), start('hold', file)]) {
      await once(killed, 'message');
      killed.kill('SIGKILL');
    }
    const fights = await Promise.all(reports);
    expect(fights.reduce((sum, { held }) => sum + held, 0)).toBe(360);
    expect(fights.map(({ overlaps }) => overlaps)).toEqual([0, 0, 0, 0, 0, 0]);
  });
});

interface Fight {
  readonly held: number;
  readonly overlaps: number;
}
