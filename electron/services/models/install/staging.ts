import { copyFile, link, mkdir, readdir, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import type { HubFile } from '../hub/hub-api.ts';
import { contentHasher, readThrough } from '../layout/file-hash.ts';
import type { LockedFile } from '../layout/lock-file.ts';
import type { InstallWatcher } from './install-progress.ts';

/** Files that need not be fetched, and where each lies. */
export interface PresentFile extends LockedFile {
  readonly place: 'staging' | 'installed';
}

/** Whole files of an interrupted run, and those of the installed model whose content is still wanted. */
export async function gatherPresent(
  staging: string,
  installed: string,
  selected: readonly HubFile[],
  watcher: InstallWatcher,
): Promise<ReadonlyMap<string, PresentFile>> {
  const present = new Map<string, PresentFile>();
  for (const file of selected) {
    for (const [place, folder] of [
      ['staging', staging],
      ['installed', installed],
    ] as const) {
      const locked = await lockedWhenIntact(path.join(folder, file.path), file, watcher);
      if (!locked) continue;
      present.set(file.path, { ...locked, place });
      break;
    }
  }
  return present;
}

/** What a lock says of a file that is there with its declared content. */
export async function lockedWhenIntact(
  full: string,
  file: HubFile,
  watcher: InstallWatcher,
): Promise<LockedFile | undefined> {
  const found = await stat(full).catch(() => undefined);
  if (found?.isFile() !== true || found.size !== file.size) return undefined;
  watcher.onProgress?.({ phase: 'checking', file: file.path });
  const hasher = contentHasher(file.hash, file.size);
  await readThrough(
    full,
    (chunk) => {
      hasher.update(chunk);
    },
    watcher.signal,
  );
  const { sha256, matches } = hasher.finish();
  return matches ? lockedFile(file, sha256) : undefined;
}

export function lockedFile(file: HubFile, sha256: string): LockedFile {
  const { path: filePath, size, hash } = file;
  return { path: filePath, size, sha256, ...(hash.algorithm === 'git-sha1' && { gitSha1: hash.value }) };
}

/** Left-overs of another commit or precision would otherwise be swapped into place with the rest. */
export async function removeStrangers(
  staging: string,
  missing: ReadonlySet<string>,
  here: ReadonlyMap<string, PresentFile>,
): Promise<void> {
  for (const entry of await readdir(staging, { recursive: true, withFileTypes: true })) {
    if (entry.isDirectory()) continue;
    const full = path.join(entry.parentPath, entry.name);
    const relative = path.relative(staging, full).split(path.sep).join('/');
    const isPart = missing.has(relative.replace(/\.part(\.json)?$/, '')) && /\.part(\.json)?$/.test(relative);
    if (!isPart && here.get(relative)?.place !== 'staging') await rm(full);
  }
}

export async function bytesToFetch(staging: string, missing: readonly HubFile[]): Promise<number> {
  let bytes = 0;
  for (const file of missing) {
    const part = await stat(path.join(staging, `${file.path}.part`)).catch(() => undefined);
    bytes += Math.max(0, file.size - (part?.size ?? 0));
  }
  return bytes;
}

export async function linkOrCopy(from: string, to: string): Promise<void> {
  await mkdir(path.dirname(to), { recursive: true });
  try {
    await link(from, to);
  } catch {
    await copyFile(from, `${to}.part`);
    await rename(`${to}.part`, to);
  }
}
