import { stat } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import {
  catalogueModels,
  downloadSize,
  findCatalogueModel,
  modelLanguages,
} from '../../../models/catalogue.ts';
import type { CatalogueModel, Precision } from '../../../models/catalogue.ts';
import { readModelLock } from './lock-file.ts';
import type { ModelLock } from './lock-file.ts';
import { installedModelIds } from './resolve-model.ts';
import { installedFolder } from './settings.ts';
import type { ModelStoreSettings } from './settings.ts';
import { precisionsIn } from './whisper-layout.ts';

export interface ListedModel {
  readonly id: string;
  readonly name: string;
  readonly task: string;
  /** `damaged`: a file is missing or has another size; `verify` reads the content as well. */
  readonly state: 'installed' | 'shipped' | 'available' | 'damaged';
  readonly languages: readonly string[];
  readonly licence?: string;
  /** Weights, as published. */
  readonly parameters?: number;
  readonly wordTimes?: 'attention' | 'signal';
  readonly repository?: string;
  readonly folder?: string;
  /** On the disk. */
  readonly bytes?: number;
  readonly installedPrecisions: readonly Precision[];
  /** What `install` would fetch. */
  readonly download?: {
    readonly precision: Precision;
    readonly bytes: number;
    readonly approximate: boolean;
  };
  readonly notes?: string;
}

/** The catalogue with what of it is here, then models that were imported or come from other repositories. */
export async function listModels(settings: ModelStoreSettings): Promise<readonly ListedModel[]> {
  const installed = await installedModelIds(settings);
  const listed: ListedModel[] = [];
  for (const entry of catalogueModels) listed.push(await listEntry(settings, entry, installed));
  for (const id of installed) {
    if (findCatalogueModel(id)) continue;
    const folder = installedFolder(settings, id);
    listed.push({
      id,
      name: id,
      task: 'speech-to-text',
      languages: [],
      ...(await stateOnDisk(folder, 'installed')),
    });
  }
  return listed;
}

async function listEntry(
  settings: ModelStoreSettings,
  entry: CatalogueModel,
  installed: readonly string[],
): Promise<ListedModel> {
  return {
    id: entry.id,
    name: entry.name,
    task: entry.task,
    languages: modelLanguages(entry),
    licence: entry.licence,
    ...(entry.parameters !== undefined && { parameters: entry.parameters }),
    ...(entry.wordTimes && { wordTimes: entry.wordTimes }),
    ...(entry.source.kind === 'hub' && { repository: entry.source.repository }),
    ...downloadOf(entry),
    notes: entry.notes,
    ...(await stateOf(settings, entry, installed)),
  };
}

function downloadOf(entry: CatalogueModel): Pick<ListedModel, 'download'> {
  const precision = entry.defaultPrecision;
  if (precision === undefined || entry.source.kind !== 'hub') return {};
  const size = downloadSize(entry, precision);
  return size ? { download: { precision, ...size } } : {};
}

type DiskState = Pick<ListedModel, 'state' | 'folder' | 'bytes' | 'installedPrecisions'>;

async function stateOf(
  settings: ModelStoreSettings,
  entry: CatalogueModel,
  installed: readonly string[],
): Promise<DiskState> {
  switch (entry.source.kind) {
    case 'shipped':
      return stateOnDisk(settings.starterFolder, 'shipped');
    case 'package':
      return packagedState(entry.source.package, entry);
    case 'hub':
      return installed.includes(entry.id)
        ? stateOnDisk(installedFolder(settings, entry.id), 'installed')
        : { state: 'available', installedPrecisions: [] };
  }
}

async function stateOnDisk(folder: string, whole: 'installed' | 'shipped'): Promise<DiskState> {
  const lock = await readModelLock(folder).catch(() => undefined);
  if (!lock) return { state: 'damaged', folder, installedPrecisions: [] };
  return {
    state: (await hasAllSizes(folder, lock)) ? whole : 'damaged',
    folder,
    bytes: lock.files.reduce((sum, file) => sum + file.size, 0),
    installedPrecisions: precisionsIn(new Set(lock.files.map((file) => file.path))),
  };
}

async function hasAllSizes(folder: string, lock: ModelLock): Promise<boolean> {
  for (const file of lock.files) {
    const found = await stat(path.join(folder, file.path)).catch(() => undefined);
    if (found?.size !== file.size) return false;
  }
  return true;
}

async function packagedState(packageName: string, entry: CatalogueModel): Promise<DiskState> {
  const file = entry.precisions.fp32?.[0];
  const root = packageRoot(packageName);
  if (!file || root === undefined) return { state: 'damaged', installedPrecisions: [] };
  const found = await stat(path.join(root, file.path)).catch(() => undefined);
  return {
    state: found?.size === file.bytes ? 'shipped' : 'damaged',
    folder: path.dirname(path.join(root, file.path)),
    ...(found && { bytes: found.size }),
    installedPrecisions: [],
  };
}

/** Folder of an installed npm package, found from the place of its main file. */
function packageRoot(packageName: string): string | undefined {
  try {
    const main = createRequire(import.meta.url).resolve(packageName);
    const at = main.lastIndexOf(path.join('node_modules', packageName));
    return main.slice(0, at + path.join('node_modules', packageName).length);
  } catch {
    return undefined;
  }
}
