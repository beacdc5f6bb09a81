import { stat } from 'node:fs/promises';
import path from 'node:path';
import type { ModelTask } from '../../../../core/model-task.ts';
import {
  catalogueModels,
  downloadOf,
  findCatalogueModel,
  findStarter,
  hubSourceOf,
  modelLanguages,
} from '../../../../models/catalogue.ts';
import type { CatalogueModel, Download, Precision } from '../../../../models/catalogue.ts';
import { isStoredInHalf } from '../../../inference/kinds/whisper/weights/stored-in-half.ts';
import { bytesOnDisk } from '../layout/bytes-on-disk.ts';
import { readModelLock } from '../layout/lock-file.ts';
import { readLayout } from '../layout/model-folder.ts';
import { graphsOf, layoutOf, precisionsIn, whisperLayout } from '../layout/model-layout.ts';
import type { ModelLayout } from '../layout/model-layout.ts';
import { installedFolder, starterFolder } from '../layout/model-places.ts';
import type { ModelPlaces } from '../layout/model-places.ts';
import { installedModelIds } from './found-model.ts';
import { spokenLanguages } from './spoken-languages.ts';

/** `fp16-as-fp32`: weights in half precision under graphs that compute in single. */
export type InstalledPrecision = Precision | 'fp16-as-fp32';

export interface ListedModel {
  readonly id: string;
  readonly name: string;
  readonly task: ModelTask;
  /** `damaged`: a file is missing or has another size; `verify` reads the content as well. */
  readonly state: 'installed' | 'shipped' | 'available' | 'damaged';
  readonly languages: readonly string[];
  /** What a translator translates (`en-es`), where that is not every language into every other. */
  readonly pairs?: readonly string[];
  readonly licence?: string;
  /** Weights, as published. */
  readonly parameters?: number;
  readonly wordTimes?: 'attention' | 'signal';
  readonly repository?: string;
  readonly folder?: string;
  /** On the disk. */
  readonly bytes?: number;
  readonly installedPrecisions: readonly InstalledPrecision[];
  /** What `install` would fetch. */
  readonly download?: Download;
  readonly notes?: string;
}

/** The catalogue with what of it is here, then models that were imported or come from other repositories. */
export async function listModels(places: ModelPlaces): Promise<readonly ListedModel[]> {
  const installed = await installedModelIds(places);
  const listed: ListedModel[] = [];
  for (const entry of catalogueModels) listed.push(await listEntry(places, entry, installed));
  for (const id of installed) {
    if (findCatalogueModel(id)) continue;
    const folder = installedFolder(places, id);
    // A damaged one is listed as what the store took first.
    const layout = await readLayout(folder, id).catch(() => whisperLayout);
    const state = await stateOnDisk(folder, layout, 'installed');
    const languages = await spokenLanguages(folder);
    listed.push({ id, name: id, task: layout.task, languages, ...state });
  }
  return listed;
}

async function listEntry(
  places: ModelPlaces,
  entry: CatalogueModel,
  installed: readonly string[],
): Promise<ListedModel> {
  const hub = hubSourceOf(entry);
  const download = downloadOf(entry);
  return {
    id: entry.id,
    name: entry.name,
    task: entry.task,
    languages: modelLanguages(entry),
    ...(entry.pairs && { pairs: entry.pairs }),
    licence: entry.licence,
    ...(entry.parameters !== undefined && { parameters: entry.parameters }),
    ...(entry.wordTimes && { wordTimes: entry.wordTimes }),
    ...(hub && { repository: hub.repository }),
    ...(download && { download }),
    notes: entry.notes,
    ...(await stateOf(places, entry, installed)),
  };
}

type DiskState = Pick<ListedModel, 'state' | 'folder' | 'bytes' | 'installedPrecisions'>;

async function stateOf(
  places: ModelPlaces,
  entry: CatalogueModel,
  installed: readonly string[],
): Promise<DiskState> {
  const { id } = entry;
  const layout = layoutOf(entry.architecture) ?? whisperLayout;
  const starter = findStarter(id);
  if (starter) return stateOnDisk(starterFolder(places, starter), layout, 'shipped');
  return installed.includes(id)
    ? stateOnDisk(installedFolder(places, id), layout, 'installed')
    : { state: 'available', installedPrecisions: [] };
}

async function stateOnDisk(
  folder: string,
  layout: ModelLayout,
  whole: 'installed' | 'shipped',
): Promise<DiskState> {
  const lock = await readModelLock(folder).catch(() => undefined);
  if (!lock) return { state: 'damaged', folder, installedPrecisions: [] };
  const files = await Promise.all(
    lock.files.map((file) => stat(path.join(folder, file.path)).catch(() => undefined)),
  );
  const isWhole = files.every((file, index) => file?.size === lock.files[index]?.size);
  return {
    state: isWhole ? whole : 'damaged',
    folder,
    bytes: bytesOnDisk(files.filter((file) => file !== undefined)),
    installedPrecisions: installedPrecisions(folder, layout, new Set(lock.files.map((file) => file.path))),
  };
}

/** The names of files tell what graphs compute in; what their weights are stored in stands in the graphs. */
function installedPrecisions(
  folder: string,
  layout: ModelLayout,
  paths: ReadonlySet<string>,
): readonly InstalledPrecision[] {
  return precisionsIn(layout, paths).map((precision) => {
    const [graph] = precision === 'fp32' ? (graphsOf(layout, paths, precision) ?? []) : [];
    return graph !== undefined && layout.task === 'speech-to-text' && isStoredInHalf(path.join(folder, graph))
      ? 'fp16-as-fp32'
      : precision;
  });
}
