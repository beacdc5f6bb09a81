import { rm, readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { SidecutError } from '../../../../core/errors.ts';
import { findCatalogueModel } from '../../../../models/catalogue.ts';
import { installedFolder, stagingFolder } from '../layout/model-places.ts';
import { installedPreparedFolder } from '../layout/prepared-folder.ts';
import type { ModelPlaces } from '../layout/model-places.ts';
import { holdModel } from './hold-model.ts';
import { storageError } from './storage.ts';
import { moveAside } from './swap-folder.ts';

/** Removes an installed model, or what an interrupted install left of one. Returns the bytes freed. */
export async function removeModel(places: ModelPlaces, id: string): Promise<number> {
  const source = findCatalogueModel(id)?.source.kind;
  if (source === 'shipped') {
    throw new SidecutError('usage', { reason: 'built-in-model', model: id });
  }
  const folder = installedFolder(places, id);
  const staging = stagingFolder(places, id);
  const prepared = installedPreparedFolder(places, id);
  const bytes = (await Promise.all([folder, staging, prepared].map(folderBytes))).reduce((a, b) => a + b);
  if ((await stat(folder).catch(() => undefined)) === undefined && bytes === 0) {
    throw new SidecutError('model-not-installed', { reason: 'nothing', model: id });
  }
  try {
    using _held = holdModel(places, id);
    // Moved first: a removal cut short leaves no half model in place.
    await moveAside(folder, `${staging}.removed`, id);
    await rm(`${staging}.removed`, { recursive: true, force: true });
    await rm(staging, { recursive: true, force: true });
    await rm(prepared, { recursive: true, force: true });
  } catch (error) {
    throw storageError(error, folder);
  }
  return bytes;
}

async function folderBytes(folder: string): Promise<number> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  let bytes = 0;
  for (const entry of entries) {
    if (!entry.isFile()) continue;
    bytes += (await stat(path.join(entry.parentPath, entry.name)).catch(() => undefined))?.size ?? 0;
  }
  return bytes;
}
