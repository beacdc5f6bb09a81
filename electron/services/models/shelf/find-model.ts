import { stat } from 'node:fs/promises';
import path from 'node:path';
import type { ModelTask } from '../../../../core/model-task.ts';
import { SidecutError } from '../../../../core/errors.ts';
import { recogniseWeights } from '../../../inference/kinds/whisper/weights/recognise-weights.ts';
import {
  catalogueModels,
  findCatalogueModel,
  findStarter,
  isDownloadable,
} from '../../../../models/catalogue.ts';
import { bestModel } from './best-model.ts';
import type { ModelNeed } from './best-model.ts';
import { readModelLock } from '../layout/lock-file.ts';
import { readLayout, requireWholeFolder } from '../layout/model-folder.ts';
import type { ModelPlaces } from '../layout/model-places.ts';
import { installedModel, installedModelIds, starterModel } from './found-model.ts';
import type { FoundModel } from './found-model.ts';
import { similarIds } from './similar-ids.ts';
import { requireIntact, requireLock } from './verify.ts';

export type { FoundModel } from './found-model.ts';

/** How a person who types a model's name at a terminal may name it. A page names ids only. */
export interface ModelNaming {
  /** A name that is no id may be a folder. */
  readonly takesFolders?: boolean;
}

/** What a wish for a model means: the id of an installed or shipped model; without it, the best there is. */
export async function findModel(
  places: ModelPlaces,
  id?: string,
  need: ModelNeed & ModelNaming = {},
): Promise<FoundModel> {
  if (id === undefined) return bestModel(places, need);
  const starter = findStarter(id);
  if (starter) return starterModel(places, starter);
  const installed = await installedModelIds(places);
  if (installed.includes(id)) return installedModel(places, id);
  if (need.takesFolders === true && (looksLikePath(id) || (await isFolder(id)))) {
    const folder = path.resolve(id);
    return { id: path.basename(folder), name: path.basename(folder), folder, origin: 'folder' };
  }
  throw notThere(id, installed);
}

function looksLikePath(name: string): boolean {
  return /[/\\]/.test(name) || name.startsWith('.') || path.isAbsolute(name);
}

/** Weights of another program have no graphs: an import makes them. */
async function refuseForeignWeights(at: string): Promise<void> {
  const weights = await recogniseWeights(at).catch(() => undefined);
  if (weights) throw new SidecutError('model-unsupported', { reason: 'to-import', path: at });
}

/**
 * Finds a model and makes sure that it may be loaded: of the kind that the task needs, whole, and with the
 * content that was checked when it was installed. A user's own folder without a lock is only checked for
 * completeness.
 */
export async function ensureModelReady(
  places: ModelPlaces,
  id?: string,
  { signal, ...need }: ModelNeed & ModelNaming & { readonly signal?: AbortSignal } = {},
): Promise<FoundModel> {
  const model = await findModel(places, id, need);
  if (model.origin === 'folder') {
    await refuseForeignWeights(model.folder);
    await requireWholeFolder(model.folder);
    const lock = await readModelLock(model.folder);
    if (lock) await requireIntact(places, model.folder, lock, signal);
  } else {
    await requireIntact(places, model.folder, await requireLock(model), signal);
  }
  await requireTask(model, need.task ?? 'speech-to-text');
  return model;
}

async function requireTask({ id, folder }: FoundModel, task: ModelTask): Promise<void> {
  const layout = await readLayout(folder, id);
  if (layout.task === task) return;
  const wanted = architectureFor(task);
  throw new SidecutError('model-unsupported', {
    reason: 'other-task',
    name: id,
    kind: layout.architecture,
    wanted,
  });
}

/** What models for it are called; a task without a starter has others. */
function architectureFor(task: ModelTask): string {
  return catalogueModels.find((model) => model.task === task)?.architecture ?? task;
}

async function isFolder(candidate: string): Promise<boolean> {
  return (await stat(candidate).catch(() => undefined))?.isDirectory() ?? false;
}

function notThere(id: string, installed: readonly string[]): SidecutError {
  if (isDownloadable(findCatalogueModel(id)))
    return new SidecutError('model-not-installed', { reason: 'to-download', model: id });
  const similar = similarIds(id, installed);
  return new SidecutError('model-unknown', { reason: 'installed', model: id, similar });
}
