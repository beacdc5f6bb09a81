import { randomBytes } from 'node:crypto';
import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';

/**
 * [Note: What a killed process leaves]
 * A file that is being written has a name that no other run uses, so that two writers never share one, and its owner
 * notes in the data folder where it is before it begins. Work folders lie in the data folder themselves. Whoever takes
 * the data folder next removes all that a killed process left. (The programs that were writing end with their process,
 * see [Note: The leash].)
 */
export interface Scratch {
  /** A folder of its own while `work` runs. */
  inFolder<Result>(work: (folder: string) => Promise<Result>): Promise<Result>;
  /** A free name in `folder` for what `work` writes and then gives its own name. What is left of it is removed. */
  beside<Result>(folder: string, work: (partPath: string) => Promise<Result>): Promise<Result>;
}

const partName = /^\.sidecut-[0-9a-f]{12}\.part$/;

export function newPartPath(folder: string): string {
  return join(folder, `.sidecut-${newId()}.part`);
}

/** `home`: what a killed process left there is swept by `sweepScratch`. */
export function createScratch(home: string): Scratch {
  return {
    async inFolder(work) {
      await mkdir(home, { recursive: true });
      return withFolder(home, work);
    },
    async beside(folder, work) {
      const path = newPartPath(folder);
      const record = join(home, `${newId()}.json`);
      // A data folder on a full disk takes no note, and an export to another disk is then what saves the work.
      await mkdir(home, { recursive: true }).catch(() => undefined);
      await writeFile(record, JSON.stringify({ path })).catch(() => undefined);
      try {
        return await withPart(path, work);
      } finally {
        await remove(record);
      }
    },
  };
}

/** Where there is no data folder to note anything in. */
export const looseScratch: Scratch = {
  inFolder: (work) => withFolder(tmpdir(), work),
  beside: (folder, work) => withPart(newPartPath(folder), work),
};

/**
 * Removes what killed processes left in a folder, in the background: a drive may not answer. Only for whoever holds the data folder,
 * before new work begins. What can't be removed now (a drive that is not there, a file that is still open) is tried again
 * at the next start.
 */
export async function sweepScratch(home: string): Promise<{ readonly swept: Promise<void> }> {
  const left = await readdir(home, { withFileTypes: true }).catch(() => []);
  const removals = left.map(async (entry) => {
    const path = join(home, entry.name);
    const isRecord = entry.isFile() && path.endsWith('.json');
    if (!isRecord || (await isSwept(path))) await rm(path, { recursive: true, force: true });
  });
  return { swept: Promise.allSettled(removals).then(() => undefined) };
}

/** The part that a record names is gone. Only what bears such a name is ever removed. */
async function isSwept(record: string): Promise<boolean> {
  const path = notedPath(await readFile(record, 'utf8'));
  if (path === null) return true;
  if ((await stat(dirname(path)).catch(() => null)) === null) return false;
  await rm(path, { force: true });
  return true;
}

function notedPath(text: string): string | null {
  try {
    const { path } = JSON.parse(text) as { readonly path?: unknown };
    return typeof path === 'string' && partName.test(basename(path)) ? path : null;
  } catch {
    return null;
  }
}

async function withFolder<Result>(above: string, work: (folder: string) => Promise<Result>): Promise<Result> {
  const folder = await mkdtemp(join(above, 'sidecut-work-'));
  try {
    return await work(folder);
  } finally {
    await remove(folder);
  }
}

async function withPart<Result>(path: string, work: (partPath: string) => Promise<Result>): Promise<Result> {
  try {
    return await work(path);
  } finally {
    await remove(path);
  }
}

/** What could not be written may be impossible to remove too; the first reason is the one to tell. */
async function remove(path: string): Promise<void> {
  await rm(path, { recursive: true, force: true }).catch(() => undefined);
}

function newId(): string {
  return randomBytes(6).toString('hex');
}
