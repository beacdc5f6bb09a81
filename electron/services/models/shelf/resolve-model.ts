import { stat } from 'node:fs/promises';
import path from 'node:path';
import type { ModelTask } from '../../../../core/contract/models.ts';
import { SidecutError } from '../../../../core/errors.ts';
import { findCatalogueModel, findStarter } from '../../../../models/catalogue.ts';
import { bestModel, requireStarter } from './best-model.ts';
import type { ModelNeed } from './best-model.ts';
import { readModelLock } from '../layout/lock-file.ts';
import { readLayout, requireWholeFolder } from '../layout/model-folder.ts';
import { layoutOf } from '../layout/model-layout.ts';
import { installedModel, installedModelIds, starterModel } from './resolved-model.ts';
import type { ResolvedModel } from './resolved-model.ts';
import type { ModelStoreSettings } from '../settings.ts';
import { similarIds } from './similar-ids.ts';
import { requireIntact, requireLock } from './verify.ts';

export type { ResolvedModel } from './resolved-model.ts';

/** What `--model` means: the id of an installed or shipped model, or a folder; without it, the best there is. */
export async function resolveModel(
  settings: ModelStoreSettings,
  idOrFolder?: string,
  need: ModelNeed = {},
): Promise<ResolvedModel> {
  if (idOrFolder === undefined) return bestModel(settings, need);
  const starter = findStarter(idOrFolder);
  if (starter) return starterModel(settings, starter);
  const installed = await installedModelIds(settings);
  if (installed.includes(idOrFolder)) return installedModel(settings, idOrFolder);
  const looksLikePath = /[/\\]/.test(idOrFolder) || idOrFolder.startsWith('.') || path.isAbsolute(idOrFolder);
  if (looksLikePath || (await isFolder(idOrFolder))) {
    const folder = path.resolve(idOrFolder);
    return { id: path.basename(folder), name: path.basename(folder), folder, origin: 'folder' };
  }
  throw notThere(idOrFolder, installed);
}

/**
 * Resolves a model and makes sure that it may be loaded: of the kind that the task needs, whole, and with the
 * content that was checked when it was installed. A user's own folder without a lock is only checked for
 * completeness.
 */
export async function ensureModelReady(
  settings: ModelStoreSettings,
  idOrFolder?: string,
  { signal, ...need }: ModelNeed & { readonly signal?: AbortSignal } = {},
): Promise<ResolvedModel> {
  const model = await resolveModel(settings, idOrFolder, need);
  if (model.origin === 'folder') {
    await requireWholeFolder(model.folder);
    const lock = await readModelLock(model.folder);
    if (lock) await requireIntact(settings, model.folder, lock, signal);
  } else {
    await requireIntact(settings, model.folder, await requireLock(model), signal);
  }
  await requireTask(model, need.task ?? 'speech-to-text');
  return model;
}

/** The model of a task that ships with Sidecut, after its hashes hold. */
export async function ensureStarterReady(
  settings: ModelStoreSettings,
  task: ModelTask,
  signal?: AbortSignal,
): Promise<ResolvedModel> {
  const { id } = requireStarter(task);
  return ensureModelReady(settings, id, { task, ...(signal && { signal }) });
}

async function requireTask({ id, folder }: ResolvedModel, task: ModelTask): Promise<void> {
  const layout = await readLayout(folder, id);
  if (layout.task === task) return;
  const needed = layoutOf(requireStarter(task).architecture)?.called ?? `one for ${task}`;
  throw new SidecutError(
    'model-unsupported',
    `${id} is ${layout.called}; what is needed here is ${needed}.`,
    {
      details: { id },
    },
  );
}

async function isFolder(candidate: string): Promise<boolean> {
  return (await stat(candidate).catch(() => undefined))?.isDirectory() ?? false;
}

function notThere(id: string, installed: readonly string[]): SidecutError {
  if (findCatalogueModel(id)?.source.kind === 'hub') {
    return new SidecutError(
      'model-not-installed',
      `The model ${id} is not installed. Get it with: sidecut models install ${id}`,
      { details: { id } },
    );
  }
  return new SidecutError('model-unknown', `There is no model "${id}". ${similarIds(id, installed)}`, {
    details: { id },
  });
}
