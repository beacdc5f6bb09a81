import { createHash } from 'node:crypto';
import { mkdir, readFile, realpath, rename, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { SidecutError } from '../../../../core/errors.ts';
import { findCatalogueModel } from '../../../../models/catalogue.ts';
import { sha256OfFile } from '../layout/file-hash.ts';
import { lockFileName, readModelLock } from '../layout/lock-file.ts';
import type { LockedFile, ModelLock } from '../layout/lock-file.ts';
import type { ModelPlaces } from '../layout/model-places.ts';
import type { FoundModel } from './found-model.ts';

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
  places: ModelPlaces,
  folder: string,
  lock: ModelLock,
  watcher: { readonly signal?: AbortSignal; readonly onFile?: (path: string) => void } = {},
): Promise<readonly FileFinding[]> {
  const findings: FileFinding[] = [];
  for (const file of lock.files) {
    watcher.onFile?.(file.path);
    findings.push({ path: file.path, state: await hashState(folder, file, watcher.signal) });
  }
  if (findings.every((finding) => finding.state === 'intact')) await writeStamp(places, folder, lock);
  return findings;
}

/**
 * The check before a model is loaded: files that look as they did after their last full hash pass, others are
 * hashed now.
 */
export async function requireIntact(
  places: ModelPlaces,
  folder: string,
  lock: ModelLock,
  signal?: AbortSignal,
): Promise<void> {
  const stamp = await readStamp(places, folder);
  let hashed = false;
  for (const file of lock.files) {
    if (await matchesStamp(folder, file, stamp)) continue;
    hashed = true;
    const state = await hashState(folder, file, signal);
    if (state !== 'intact') throw damaged(folder, lock, { path: file.path, state });
  }
  if (hashed) await writeStamp(places, folder, lock);
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
    throw new SidecutError('file-unreadable', { reason: 'model-file', path: full }, { cause: error });
  }
}

async function matchesStamp(folder: string, file: LockedFile, stamp: Stamp): Promise<boolean> {
  const known = stamp[file.path];
  if (known?.sha256 !== file.sha256) return false;
  const now = await stat(path.join(folder, file.path)).catch(() => undefined);
  return now?.size === known.size && now.mtimeMs === known.mtimeMs && now.ctimeMs === known.ctimeMs;
}

/** By the folder itself, whatever way leads to it: a store may be linked into another data folder. */
async function stampFile(places: ModelPlaces, folder: string): Promise<string> {
  const itself = await realpath(folder).catch(() => path.resolve(folder));
  const name = createHash('sha256').update(itself).digest('hex').slice(0, 32);
  return path.join(places.home, 'cache', 'model-stamps', `${name}.json`);
}

async function readStamp(places: ModelPlaces, folder: string): Promise<Stamp> {
  try {
    const text = await readFile(await stampFile(places, folder), 'utf8');
    return stampSchema.parse(JSON.parse(text));
  } catch {
    // Absent or unreadable: the files are hashed instead.
    return {};
  }
}

export async function writeStamp(places: ModelPlaces, folder: string, lock: ModelLock): Promise<void> {
  try {
    const stamp: Stamp = {};
    for (const file of lock.files) {
      const { size, mtimeMs, ctimeMs } = await stat(path.join(folder, file.path));
      stamp[file.path] = { size, mtimeMs, ctimeMs, sha256: file.sha256 };
    }
    const target = await stampFile(places, folder);
    await mkdir(path.dirname(target), { recursive: true });
    await writeFile(`${target}.${process.pid}`, JSON.stringify(stamp));
    await rename(`${target}.${process.pid}`, target);
  } catch {
    // A read-only or full disk: the next run hashes again, nothing is lost.
  }
}

/** The lock that a model can't do without: in the store, and for what ships with Sidecut. */
export async function requireLock({
  id,
  folder,
  origin,
}: Pick<FoundModel, 'id' | 'folder' | 'origin'>): Promise<ModelLock> {
  const lock = await readModelLock(folder);
  if (lock) return lock;
  const facts = { model: id, folder, file: lockFileName, origin };
  throw new SidecutError('model-missing-file', { reason: 'no-lock-file', ...facts });
}

/** What `install` knows the model by. */
function installName(lock: ModelLock): string {
  if (findCatalogueModel(lock.id) || lock.origin.kind !== 'hub') return lock.id;
  return lock.origin.repository;
}

/** Why a model with this finding is not used. */
export function damaged(folder: string, lock: ModelLock, finding: FileFinding): SidecutError {
  const file = path.join(folder, finding.path);
  const facts = { model: lock.id, file, origin: lock.origin.kind, install: installName(lock) };
  return finding.state === 'missing'
    ? new SidecutError('model-missing-file', { reason: 'file-gone', ...facts })
    : new SidecutError('model-damaged', { reason: 'file-changed', ...facts });
}
