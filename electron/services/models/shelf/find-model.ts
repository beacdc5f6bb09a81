import { stat } from 'node:fs/promises';
import path from 'node:path';
import type { ModelTask } from '../../../../core/model-task.ts';
import { SidecutError } from '../../../../core/errors.ts';
import { findCatalogueModel, findStarter } from '../../../../models/catalogue.ts';
import { bestModel, requireStarter } from './best-model.ts';
import type { ModelNeed } from './best-model.ts';
import { readModelLock } from '../layout/lock-file.ts';
import { readLayout, requireWholeFolder } from '../layout/model-folder.ts';
import type { ModelPlaces } from '../layout/model-places.ts';
import { installedModel, installedModelIds, starterModel } from './found-model.ts';
import type { FoundModel } from './found-model.ts';
import { similarIds } from './similar-ids.ts';
import { requireIntact, requireLock } from './verify.ts';

export type { FoundModel } from './found-model.ts';

/** What a wish for a model means: the id of an installed or shipped model, or a folder; without it, the best there is. */
export async function findModel(
  places: ModelPlaces,
  idOrFolder?: string,
  need: ModelNeed = {},
): Promise<FoundModel> {
  if (idOrFolder === undefined) return bestModel(places, need);
  const starter = findStarter(idOrFolder);
  if (starter) return starterModel(places, starter);
  const installed = await installedModelIds(places);
  if (installed.includes(idOrFolder)) return installedModel(places, idOrFolder);
  const looksLikePath = /[/\\]/.test(idOrFolder) || idOrFolder.startsWith('.') || path.isAbsolute(idOrFolder);
  if (looksLikePath || (await isFolder(idOrFolder))) {
    const folder = path.resolve(idOrFolder);
    return { id: path.basename(folder), name: path.basename(folder), folder, origin: 'folder' };
  }
  throw notThere(idOrFolder, installed);
}

/**
 * Finds a model and makes sure that it may be loaded: of the kind that the task needs, whole, and with the
 * content that was checked when it was installed. A user's own folder without a lock is only checked for
 * completeness.
 */
export async function ensureModelReady(
  places: ModelPlaces,
  idOrFolder?: string,
  { signal, ...need }: ModelNeed & { readonly signal?: AbortSignal } = {},
): Promise<FoundModel> {
  const model = await findModel(places, idOrFolder, need);
  if (model.origin === 'folder') {
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
  const wanted = requireStarter(task).architecture;
  throw new SidecutError('model-unsupported', {
    reason: 'other-task',
    name: id,
    kind: layout.architecture,
    wanted,
  });
}

async function isFolder(candidate: string): Promise<boolean> {
  return (await stat(candidate).catch(() => undefined))?.isDirectory() ?? false;
}

function notThere(id: string, installed: readonly string[]): SidecutError {
  if (findCatalogueModel(id)?.source.kind === 'hub')
    return new SidecutError('model-not-installed', { reason: 'to-download', model: id });
  const similar = similarIds(id, installed);
  return new SidecutError('model-unknown', { reason: 'installed', model: id, similar });
}
