import { createHash } from 'node:crypto';
import { mkdir, open, readdir, readFile, rm, stat, truncate, writeFile } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { z } from 'zod';
import { SidecutError } from '../../../core/errors.ts';
import { explainWriteFailure } from '../files/write-whole-file.ts';

/**
 * What one long job has finished so far, as lines of JSON in one file: the first names the job, each further
 * one is an entry. A line is written whole and flushed before the next begins, so a kill at any moment costs
 * at most the entry that was being written; a torn last line is cut off when the job goes on.
 */
export interface Checkpoint<Entry> extends AsyncDisposable {
  /** Entries of earlier runs, in order. */
  readonly entries: readonly Entry[];
  append(entry: Entry): Promise<void>;
  close(): Promise<void>;
}

export interface CheckpointOptions<Entry> {
  readonly folder: string;
  /** Everything that the result depends on; another value is another job. JSON-safe, keys in a fixed order. */
  readonly identity: Readonly<Record<string, unknown>>;
  readonly entrySchema: z.ZodType<Entry>;
  /** Forget what earlier runs finished. */
  readonly startAnew: boolean;
  readonly signal?: AbortSignal;
  /** Called once when another process has this job open; we then wait until it is done or gone. */
  readonly onWait?: () => void;
}

const formatVersion = 1;

export async function openCheckpoint<Entry>(options: CheckpointOptions<Entry>): Promise<Checkpoint<Entry>> {
  const header = JSON.stringify({ version: formatVersion, identity: options.identity });
  const path = join(
    options.folder,
    `${createHash('sha256').update(header).digest('hex').slice(0, 32)}.jsonl`,
  );
  await mkdir(options.folder, { recursive: true });
  const lock = await lockFile(`${path}.lock`, options);
  try {
    if (options.startAnew) await rm(path, { force: true });
    const { entries, wholeBytes } = await readEntries(path, header, options.entrySchema);
    if (wholeBytes === 0) await writeFile(path, `${header}\n`);
    else await truncate(path, wholeBytes);
    const file = await open(path, 'a');
    return fileCheckpoint(path, entries, file, lock);
  } catch (error) {
    await lock.release();
    throw error;
  }
}

function fileCheckpoint<Entry>(
  path: string,
  entries: Entry[],
  file: FileHandle,
  lock: Lock,
): Checkpoint<Entry> {
  let closed: Promise<void> | undefined;
  // Lines of two callers must not mix.
  let written: Promise<void> = Promise.resolve();
  const write = async (entry: Entry) => {
    try {
      await file.appendFile(`${JSON.stringify(entry)}\n`);
      await file.datasync();
    } catch (error) {
      throw explainWriteFailure(error, path);
    }
  };
  const close = () => (closed ??= file.close().finally(() => lock.release()));
  return {
    entries,
    append(entry) {
      written = written.then(() => write(entry));
      return written;
    },
    close,
    [Symbol.asyncDispose]: close,
  };
}

/** Reads what is whole and belongs to this job; `wholeBytes` 0 means that the file must be begun anew. */
async function readEntries<Entry>(
  path: string,
  header: string,
  entrySchema: z.ZodType<Entry>,
): Promise<{ entries: Entry[]; wholeBytes: number }> {
  const bytes = await readFile(path).catch((error: unknown) => {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return Buffer.alloc(0);
    throw error;
  });
  const entries: Entry[] = [];
  let wholeBytes = 0;
  for (let end = bytes.indexOf(10); end !== -1; end = bytes.indexOf(10, wholeBytes)) {
    const line = bytes.toString('utf8', wholeBytes, end);
    if (wholeBytes === 0) {
      if (line !== header) break;
    } else {
      const entry = entrySchema.safeParse(parseJson(line));
      if (!entry.success) break;
      entries.push(entry.data);
    }
    wholeBytes = end + 1;
  }
  return { entries, wholeBytes };
}

function parseJson(line: string): unknown {
  try {
    return JSON.parse(line) as unknown;
  } catch {
    return undefined;
  }
}

interface Lock {
  release(): Promise<void>;
}

const lockPollMs = 250;

/** A lock that a killed process left behind is known by its process number and taken over. */
async function lockFile(
  path: string,
  options: Pick<CheckpointOptions<unknown>, 'signal' | 'onWait'>,
): Promise<Lock> {
  let waited = false;
  while (true) {
    if (options.signal?.aborted) throw new SidecutError('cancelled', 'Cancelled.');
    try {
      await writeFile(path, String(process.pid), { flag: 'wx' });
      return { release: () => rm(path, { force: true }) };
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
    const owner = Number(await readFile(path, 'utf8').catch(() => '0'));
    if (owner === process.pid || !isRunning(owner)) {
      await rm(path, { force: true });
      continue;
    }
    if (!waited) options.onWait?.();
    waited = true;
    await sleep(lockPollMs);
  }
}

function isRunning(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** Removes checkpoints that nothing has touched for `days`. */
export async function removeOldCheckpoints(folder: string, days: number): Promise<void> {
  const oldest = Date.now() - days * 24 * 3600 * 1000;
  for (const name of await readdir(folder).catch(() => [])) {
    const path = join(folder, name);
    const { mtimeMs } = await stat(path).catch(() => ({ mtimeMs: Infinity }));
    if (mtimeMs < oldest) await rm(path, { force: true });
  }
}
