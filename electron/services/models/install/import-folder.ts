import { constants, copyFile, link, mkdir, realpath, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { SidecutError } from '../../../../core/errors.ts';
import { findCatalogueModel } from '../../../../models/catalogue.ts';
import { acquireInstallLock } from './install-lock.ts';
import { lockFiles, readModelLock, writeModelLock } from '../layout/lock-file.ts';
import type { ModelLock } from '../layout/lock-file.ts';
import { requireWholeFolder } from '../layout/model-folder.ts';
import { modelFilesAmong } from '../layout/model-layout.ts';
import { checkedModelId, incomingFolder, installedFolder } from '../settings.ts';
import type { ModelStoreSettings } from '../settings.ts';
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
  settings: ModelStoreSettings,
  source: string,
  options: ImportOptions,
): Promise<ImportResult> {
  const from = path.resolve(source);
  const found = await requireWholeFolder(from);
  const paths = modelFilesAmong(found.layout, found.paths);
  const ownLock = await readModelLock(from);
  if (ownLock) await requireIntact(settings, from, ownLock, options.signal);
  const id = checkedModelId(options.id ?? idFromFolder(from));
  await refuseTakenId(settings, id, options.overwrite ?? false);
  const staging = path.join(incomingFolder(settings), `${id}.import`);
  try {
    const release = await acquireInstallLock(path.join(incomingFolder(settings), `${id}.lock`), id);
    try {
      return await importLocked(settings, from, paths, id, staging, options);
    } finally {
      await rm(staging, { recursive: true, force: true });
      await release();
    }
  } catch (error) {
    options.signal.throwIfAborted();
    throw storageError(error, settings.home);
  }
}

async function importLocked(
  settings: ModelStoreSettings,
  from: string,
  paths: readonly string[],
  id: string,
  staging: string,
  options: ImportOptions,
): Promise<ImportResult> {
  await rm(staging, { recursive: true, force: true });
  let linked = true;
  for (const relative of paths) {
    options.signal.throwIfAborted();
    options.onFile?.(relative);
    linked =
      (await takeFile(settings, path.join(from, relative), path.join(staging, relative), id)) && linked;
  }
  const files = await lockFiles(staging, paths, options.signal);
  const lock: ModelLock = { format: 1, id, origin: { kind: 'import' }, files };
  await writeModelLock(staging, lock);
  const folder = installedFolder(settings, id);
  await swapIntoPlace(staging, folder, id);
  await writeStamp(settings, folder, lock);
  return { id, folder, bytes: files.reduce((sum, file) => sum + file.size, 0), linked };
}

/** A link where the disk allows, of the file itself and not of a symbolic link to it; else a copy. True when linked. */
async function takeFile(
  settings: ModelStoreSettings,
  from: string,
  to: string,
  id: string,
): Promise<boolean> {
  const real = await realpath(from);
  await mkdir(path.dirname(to), { recursive: true });
  try {
    await link(real, to);
    return true;
  } catch {
    await requireFreeSpace(settings.storage, path.dirname(to), (await stat(real)).size, `The model ${id}`);
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
  throw new SidecutError('usage', `Give the model a name with --id: ${folder} offers none.`);
}

async function refuseTakenId(settings: ModelStoreSettings, id: string, overwrite: boolean): Promise<void> {
  const source = findCatalogueModel(id)?.source.kind;
  if (source === 'shipped' || source === 'package')
    throw new SidecutError('usage', `${id} is part of Sidecut. Give another name with --id.`);
  if (overwrite || !(await readModelLock(installedFolder(settings, id)))) return;
  throw new SidecutError(
    'file-exists',
    `A model ${id} is installed already. Give another name with --id, or --overwrite.`,
    { details: { id } },
  );
}
