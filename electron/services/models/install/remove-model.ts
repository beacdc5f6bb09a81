import type { Stats } from 'node:fs';
import { rm, readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { SidecutError } from '../../../../core/errors.ts';
import { findStarter } from '../../../../models/catalogue.ts';
import { bytesFreed } from '../layout/bytes-on-disk.ts';
import { installedFolder, stagingFolder, wheelsFolder } from '../layout/model-places.ts';
import { installedPreparedFolder } from '../layout/prepared-folder.ts';
import type { ModelPlaces } from '../layout/model-places.ts';
import { holdModel } from './hold-model.ts';
import { storageError } from './storage.ts';
import { moveAside } from './swap-folder.ts';

/** Removes an installed model, or what an interrupted install left of one. Returns the bytes freed. */
export async function removeModel(places: ModelPlaces, id: string): Promise<number> {
  if (findStarter(id)) throw new SidecutError('usage', { reason: 'built-in-model', model: id });
  const folder = installedFolder(places, id);
  const staging = stagingFolder(places, id);
  const wheels = wheelsFolder(places, id);
  const prepared = installedPreparedFolder(places, id);
  const files = (await Promise.all([folder, staging, wheels, prepared].map(filesIn))).flat();
  if ((await stat(folder).catch(() => undefined)) === undefined && files.length === 0) {
    throw new SidecutError('model-not-installed', { reason: 'nothing', model: id });
  }
  try {
    using _held = holdModel(places, id);
    // Moved first: a removal cut short leaves no half model in place.
    await moveAside(folder, `${staging}.removed`, id);
    await rm(`${staging}.removed`, { recursive: true, force: true });
    await rm(staging, { recursive: true, force: true });
    await rm(wheels, { recursive: true, force: true });
    await rm(prepared, { recursive: true, force: true });
  } catch (error) {
    throw storageError(error, folder);
  }
  return bytesFreed(files);
}

async function filesIn(folder: string): Promise<readonly Stats[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  const files = entries.filter((entry) => entry.isFile());
  const found = files.map(({ parentPath, name }) => stat(path.join(parentPath, name)).catch(() => undefined));
  return (await Promise.all(found)).filter((file) => file !== undefined);
}
