import { createHash } from 'node:crypto';
import { mkdir, readFile, rename, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { SidecutError } from '../../../../core/errors.ts';
import { findCatalogueModel } from '../../../../models/catalogue.ts';
import { sha256OfFile } from '../install/file-hash.ts';
import { lockFileName, readModelLock } from '../layout/lock-file.ts';
import type { LockedFile, ModelLock } from '../layout/lock-file.ts';
import type { ModelStoreSettings } from '../settings.ts';

export interface FileFinding {
  readonly path: string;
  readonly state: 'intact' | 'missing' | 'changed';
}

/**
 * [Note: Stamps] Hashing gigabytes before every run would take longer than many runs. After a full hash we keep
 * size and times of each file outside the model's folder; while they stand, the hash is taken to stand too.
 * `ctime` is among them because no ordinary program can set it back.
 */
const stampSchema = z.record(
  z.string(),
  z.strictObject({ size: z.number(), mtimeMs: z.number(), ctimeMs: z.number(), sha256: z.string() }),
);
type Stamp = z.infer<typeof stampSchema>;

/** Reads every file of a locked folder and compares it with the lock. */
export async function verifyFolder(
  settings: ModelStoreSettings,
  folder: string,
  lock: ModelLock,
  watcher: { readonly signal?: AbortSignal; readonly onFile?: (path: string) => void } = {},
): Promise<readonly FileFinding[]> {
  const findings: FileFinding[] = [];
  for (const file of lock.files) {
    watcher.onFile?.(file.path);
    findings.push({ path: file.path, state: await hashState(folder, file, watcher.signal) });
  }
  if (findings.every((finding) => finding.state === 'intact')) await writeStamp(settings, folder, lock);
  return findings;
}

/**
 * The check before a model is loaded: files that look as they did after their last full hash pass, others are
 * hashed now.
 */
export async function requireIntact(
  settings: ModelStoreSettings,
  folder: string,
  lock: ModelLock,
  signal?: AbortSignal,
): Promise<void> {
  const stamp = await readStamp(settings, folder);
  let hashed = false;
  for (const file of lock.files) {
    if (await matchesStamp(folder, file, stamp)) continue;
    hashed = true;
    const state = await hashState(folder, file, signal);
    if (state !== 'intact') throw damaged(folder, lock, { path: file.path, state });
  }
  if (hashed) await writeStamp(settings, folder, lock);
}

async function hashState(
  folder: string,
  file: LockedFile,
  signal?: AbortSignal,
): Promise<FileFinding['state']> {
  const full = path.join(folder, file.path);
  const found = await stat(full).catch(() => undefined);
  if (found?.isFile() !== true) return 'missing';
  if (found.size !== file.size) return 'changed';
  try {
    return (await sha256OfFile(full, signal)) === file.sha256 ? 'intact' : 'changed';
  } catch (error) {
    signal?.throwIfAborted();
    throw new SidecutError('file-unreadable', `${full} can't be read. Check who may read it, and the disk.`, {
      cause: error,
    });
  }
}

async function matchesStamp(folder: string, file: LockedFile, stamp: Stamp): Promise<boolean> {
  const known = stamp[file.path];
  if (known?.sha256 !== file.sha256) return false;
  const now = await stat(path.join(folder, file.path)).catch(() => undefined);
  return now?.size === known.size && now.mtimeMs === known.mtimeMs && now.ctimeMs === known.ctimeMs;
}

function stampFile(settings: ModelStoreSettings, folder: string): string {
  const name = createHash('sha256').update(path.resolve(folder)).digest('hex').slice(0, 32);
  return path.join(settings.home, 'cache', 'model-stamps', `${name}.json`);
}

async function readStamp(settings: ModelStoreSettings, folder: string): Promise<Stamp> {
  try {
    const text = await readFile(stampFile(settings, folder), 'utf8');
    return stampSchema.parse(JSON.parse(text));
  } catch {
    // Absent or unreadable: the files are hashed instead.
    return {};
  }
}

export async function writeStamp(
  settings: ModelStoreSettings,
  folder: string,
  lock: ModelLock,
): Promise<void> {
  try {
    const stamp: Stamp = {};
    for (const file of lock.files) {
      const { size, mtimeMs, ctimeMs } = await stat(path.join(folder, file.path));
      stamp[file.path] = { size, mtimeMs, ctimeMs, sha256: file.sha256 };
    }
    const target = stampFile(settings, folder);
    await mkdir(path.dirname(target), { recursive: true });
    await writeFile(`${target}.${process.pid}`, JSON.stringify(stamp));
    await rename(`${target}.${process.pid}`, target);
  } catch {
    // A read-only or full disk: the next run hashes again, nothing is lost.
  }
}

/** The lock that a model can't do without: in the store, and for what ships with Sidecut. */
export async function requireLock(model: {
  readonly id: string;
  readonly folder: string;
  readonly origin: 'installed' | 'shipped' | 'folder';
}): Promise<ModelLock> {
  const { id, folder, origin } = model;
  const lock = await readModelLock(folder);
  if (lock) return lock;
  const remedy = {
    installed: 'it was never finished. Install it again.',
    shipped: 'it is incomplete. Restore it, for instance with git checkout.',
    folder: 'there is nothing to compare it with. "sidecut models import" takes a folder over and locks it.',
  }[origin];
  throw new SidecutError(
    'model-missing-file',
    `The model ${id} has no ${lockFileName} in ${folder}: ${remedy}`,
    {
      details: { folder },
    },
  );
}

/** What `install` knows the model by. */
function installName(lock: ModelLock): string {
  if (findCatalogueModel(lock.id) || lock.origin.kind !== 'hub') return lock.id;
  return lock.origin.repository;
}

export function damaged(folder: string, lock: ModelLock, finding: FileFinding): SidecutError {
  const remedy = {
    hub: `Repair it with: sidecut models install ${installName(lock)}`,
    import: `Import it again from where it came from.`,
    shipped: `It belongs to Sidecut itself: restore it, for instance with git checkout.`,
  }[lock.origin.kind];
  const what = finding.state === 'missing' ? 'is missing' : 'has changed since it was checked';
  return new SidecutError(
    finding.state === 'missing' ? 'model-missing-file' : 'model-damaged',
    `The model ${lock.id} is not used: ${path.join(folder, finding.path)} ${what}. ${remedy}`,
    { details: { folder, file: finding.path } },
  );
}
