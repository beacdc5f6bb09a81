import { constants, copyFile, link, mkdir, realpath, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { SidecutError } from '../../../../core/errors.ts';
import { findStarter } from '../../../../models/catalogue.ts';
import type { Disk } from '../hub/disk.ts';
import { holdModel } from './hold-model.ts';
import { lockFiles, readModelLock, writeModelLock } from '../layout/lock-file.ts';
import type { ModelLock } from '../layout/lock-file.ts';
import { requireWholeFolder } from '../layout/model-folder.ts';
import { modelFilesAmong } from '../layout/model-layout.ts';
import { checkedModelId, installedFolder, stagingFolder } from '../layout/model-places.ts';
import type { ModelPlaces } from '../layout/model-places.ts';
import type { ModelStore } from './model-store.ts';
import { requireFreeSpace, storageError } from './storage.ts';
import { swapIntoPlace } from './swap-folder.ts';
import { requireIntact, writeStamp } from '../shelf/verify.ts';

export interface ImportOptions {
  /** Default: made from the folder's name. */
  readonly id?: string | undefined;
  /** Replace an installed model of that id. */
  readonly overwrite?: boolean;
  readonly signal: AbortSignal;
  readonly onFile?: (path: string) => void;
}

export interface ImportResult {
  readonly id: string;
  readonly folder: string;
  readonly bytes: number;
  /** True when every file is shared with the user's folder and takes no further space. */
  readonly linked: boolean;
}

/**
 * Takes a user's folder in the Hugging Face layout into the store: checked to be whole, linked where the disk
 * is the same, else copied, and locked with the hashes it has now.
 */
export async function importFolder(
  store: Pick<ModelStore, 'places' | 'disk'>,
  source: string,
  options: ImportOptions,
): Promise<ImportResult> {
  const { places } = store;
  const from = path.resolve(source);
  const found = await requireWholeFolder(from);
  const paths = modelFilesAmong(found.layout, found.paths);
  const ownLock = await readModelLock(from);
  if (ownLock) await requireIntact(places, from, ownLock, options.signal);
  const id = checkedModelId(options.id ?? idFromFolder(from));
  await refuseTakenId(places, id, options.overwrite ?? false);
  try {
    using _held = holdModel(places, id);
    return await importHeld(store, from, paths, id, options);
  } catch (error) {
    options.signal.throwIfAborted();
    throw storageError(error, places.home);
  }
}

async function importHeld(
  { places, disk }: Pick<ModelStore, 'places' | 'disk'>,
  from: string,
  paths: readonly string[],
  id: string,
  options: ImportOptions,
): Promise<ImportResult> {
  const staging = `${stagingFolder(places, id)}.import`;
  try {
    await rm(staging, { recursive: true, force: true });
    let linked = true;
    for (const relative of paths) {
      options.signal.throwIfAborted();
      options.onFile?.(relative);
      linked = (await takeFile(disk, path.join(from, relative), path.join(staging, relative), id)) && linked;
    }
    const files = await lockFiles(staging, paths, options.signal);
    const lock: ModelLock = { format: 1, id, origin: { kind: 'import' }, files };
    await writeModelLock(staging, lock);
    const folder = installedFolder(places, id);
    await swapIntoPlace(staging, folder, id);
    await writeStamp(places, folder, lock);
    return { id, folder, bytes: files.reduce((sum, file) => sum + file.size, 0), linked };
  } finally {
    await rm(staging, { recursive: true, force: true });
  }
}

/** A link where the disk allows, of the file itself and not of a symbolic link to it; else a copy. True when linked. */
async function takeFile(disk: Disk, from: string, to: string, id: string): Promise<boolean> {
  const real = await realpath(from);
  await mkdir(path.dirname(to), { recursive: true });
  try {
    await link(real, to);
    return true;
  } catch {
    await requireFreeSpace(disk, path.dirname(to), (await stat(real)).size, id);
    await copyFile(real, `${to}.part`, constants.COPYFILE_FICLONE);
    await rename(`${to}.part`, to);
    return false;
  }
}

function idFromFolder(folder: string): string {
  const name = path
    .basename(folder)
    .replace(/[^\w.-]+/g, '-')
    .replace(/^[.-]+|[.-]+$/g, '');
  if (name !== '') return name;
  throw new SidecutError('usage', { reason: 'no-model-name', folder });
}

async function refuseTakenId(places: ModelPlaces, id: string, overwrite: boolean): Promise<void> {
  if (findStarter(id)) throw new SidecutError('usage', { reason: 'built-in-name', model: id });
  if (overwrite || !(await readModelLock(installedFolder(places, id)))) return;
  throw new SidecutError('file-exists', { reason: 'model-name', model: id });
}
