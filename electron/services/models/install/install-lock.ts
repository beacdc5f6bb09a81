import { randomUUID } from 'node:crypto';
import { mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { SidecutError } from '../../../../core/errors.ts';

/** Gives the lock back. */
export type ReleaseLock = () => Promise<void>;

/**
 * One process at a time changes a model. The lock is a file with the owner's process id; that of a process
 * which is gone (killed, power cut) is taken over.
 */
export async function acquireInstallLock(file: string, modelId: string): Promise<ReleaseLock> {
  await mkdir(path.dirname(file), { recursive: true });
  const mine = `${process.pid} ${randomUUID()}`;
  for (let tries = 0; tries < 10; tries++) {
    if (await createWith(file, mine)) return () => rm(file, { force: true });
    const found = await readFile(file, 'utf8').catch(() => '');
    if (found === '' && tries < 5) {
      // Gone again, or created this moment and not yet written.
      await sleep(20);
      continue;
    }
    if (isAlive(ownerOf(found))) throw inUse(file, modelId, ownerOf(found));
    await removeStale(file, found);
  }
  throw inUse(file, modelId, undefined);
}

async function createWith(file: string, content: string): Promise<boolean> {
  try {
    const handle = await open(file, 'wx');
    await handle.writeFile(content);
    await handle.close();
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  }
}

/** Two processes may find the same stale lock; what was moved away is looked at again before it is dropped. */
async function removeStale(file: string, stale: string): Promise<void> {
  const aside = `${file}.${randomUUID()}`;
  try {
    await rename(file, aside);
  } catch {
    return;
  }
  const moved = await readFile(aside, 'utf8').catch(() => stale);
  if (moved !== stale && isAlive(ownerOf(moved))) await rename(aside, file);
  else await rm(aside, { force: true });
}

function ownerOf(content: string): number | undefined {
  const pid = Number(content.split(' ')[0]);
  return Number.isInteger(pid) && pid > 0 ? pid : undefined;
}

function isAlive(pid: number | undefined): boolean {
  if (pid === undefined) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

function inUse(file: string, modelId: string, pid: number | undefined): SidecutError {
  return new SidecutError(
    'model-in-use',
    `${modelId} is being changed by another Sidecut${pid === undefined ? '' : ` (process ${pid})`}. Wait until it is done; if there is none, delete ${file}.`,
    { retryable: true, details: { file } },
  );
}
