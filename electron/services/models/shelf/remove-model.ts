import { rm, readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { SidecutError } from '../../../../core/errors.ts';
import { findCatalogueModel } from '../../../../models/catalogue.ts';
import { acquireInstallLock } from '../install/install-lock.ts';
import { incomingFolder, installedFolder } from '../settings.ts';
import type { ModelStoreSettings } from '../settings.ts';
import { storageError } from '../install/storage.ts';
import { moveAside } from '../install/swap-folder.ts';

/** Removes an installed model, or what an interrupted install left of one. Returns the bytes freed. */
export async function removeModel(settings: ModelStoreSettings, id: string): Promise<number> {
  const source = findCatalogueModel(id)?.source.kind;
  if (source === 'shipped') {
    throw new SidecutError('usage', `${id} is part of Sidecut and can't be removed.`, { details: { id } });
  }
  const folder = installedFolder(settings, id);
  const staging = path.join(incomingFolder(settings), id);
  const bytes = (await folderBytes(folder)) + (await folderBytes(staging));
  if ((await stat(folder).catch(() => undefined)) === undefined && bytes === 0) {
    throw new SidecutError(
      'model-not-installed',
      `The model ${id} is not installed. "sidecut models list" shows those that are.`,
      { details: { id } },
    );
  }
  let release;
  try {
    release = await acquireInstallLock(`${staging}.lock`, id);
    // Moved first: a removal cut short leaves no half model in place.
    await moveAside(folder, `${staging}.removed`, id);
    await rm(`${staging}.removed`, { recursive: true, force: true });
    await rm(staging, { recursive: true, force: true });
  } catch (error) {
    throw storageError(error, folder);
  } finally {
    await release?.();
  }
  return bytes;
}

export async function folderBytes(folder: string): Promise<number> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  let bytes = 0;
  for (const entry of entries) {
    if (!entry.isFile()) continue;
    bytes += (await stat(path.join(entry.parentPath, entry.name)).catch(() => undefined))?.size ?? 0;
  }
  return bytes;
}
