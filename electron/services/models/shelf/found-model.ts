import { readdir } from 'node:fs/promises';
import type { Note } from '../../../../core/notes.ts';
import { findCatalogueModel } from '../../../../models/catalogue.ts';
import type { Starter } from '../../../../models/catalogue.ts';
import { readModelLock } from '../layout/lock-file.ts';
import { installedFolder, isModelId, modelsFolder, starterFolder } from '../layout/model-places.ts';
import type { ModelPlaces } from '../layout/model-places.ts';

/** A model on this computer that a wish came to: which one, and the folder with its files. */
export interface FoundModel {
  readonly id: string;
  readonly name: string;
  readonly folder: string;
  /** `folder`: a path the user gave, theirs to answer for unless it carries a lock. */
  readonly origin: 'installed' | 'shipped' | 'folder';
  /** Something the user should know about this choice. */
  readonly note?: Note;
}

/** Installed models by id: folders of the store that carry a lock. */
export async function installedModelIds(places: ModelPlaces): Promise<readonly string[]> {
  const names = await readdir(modelsFolder(places)).catch(() => []);
  const installed: string[] = [];
  for (const name of names.sort()) {
    if (!isModelId(name)) continue;
    if (await readModelLock(installedFolder(places, name)).catch(() => ({}))) installed.push(name);
  }
  return installed;
}

export function installedModel(places: ModelPlaces, id: string): FoundModel {
  const name = findCatalogueModel(id)?.name ?? id;
  return { id, name, folder: installedFolder(places, id), origin: 'installed' };
}

export function starterModel(places: ModelPlaces, starter: Starter): FoundModel {
  const { id, name } = starter;
  return { id, name, folder: starterFolder(places, starter), origin: 'shipped' };
}
