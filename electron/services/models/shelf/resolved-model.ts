import { readdir } from 'node:fs/promises';
import { findCatalogueModel } from '../../../../models/catalogue.ts';
import type { Starter } from '../../../../models/catalogue.ts';
import { readModelLock } from '../layout/lock-file.ts';
import { installedFolder, isModelId, modelsFolder, starterFolder } from '../settings.ts';
import type { ModelStoreSettings } from '../settings.ts';

export interface ResolvedModel {
  readonly id: string;
  readonly name: string;
  readonly folder: string;
  /** `folder`: a path the user gave, theirs to answer for unless it carries a lock. */
  readonly origin: 'installed' | 'shipped' | 'folder';
  /** Something the user should know about this choice. */
  readonly note?: string;
}

/** Installed models by id: folders of the store that carry a lock. */
export async function installedModelIds(settings: ModelStoreSettings): Promise<readonly string[]> {
  const names = await readdir(modelsFolder(settings)).catch(() => []);
  const installed: string[] = [];
  for (const name of names.sort()) {
    if (!isModelId(name)) continue;
    if (await readModelLock(installedFolder(settings, name)).catch(() => ({}))) installed.push(name);
  }
  return installed;
}

export function installedModel(settings: ModelStoreSettings, id: string): ResolvedModel {
  const name = findCatalogueModel(id)?.name ?? id;
  return { id, name, folder: installedFolder(settings, id), origin: 'installed' };
}

export function starterModel(settings: ModelStoreSettings, starter: Starter): ResolvedModel {
  const { id, name } = starter;
  return { id, name, folder: starterFolder(settings, starter), origin: 'shipped' };
}
