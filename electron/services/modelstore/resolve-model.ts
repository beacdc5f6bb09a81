import { readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { SidecutError } from '../../../core/errors.ts';
import {
  downloadSize,
  findCatalogueModel,
  modelLanguages,
  starterWhisperId,
} from '../../../models/catalogue.ts';
import { formatBytes } from './format-bytes.ts';
import { readModelLock } from './lock-file.ts';
import { requireWholeWhisperFolder } from './model-folder.ts';
import { installedFolder, isModelId, modelsFolder } from './settings.ts';
import type { ModelStoreSettings } from './settings.ts';
import { similarIds } from './similar-ids.ts';
import { requireIntact, requireLock } from './verify.ts';

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

/** What `--model` means: the id of an installed or shipped model, or a folder; without it, the best there is. */
export async function resolveModel(
  settings: ModelStoreSettings,
  idOrFolder?: string,
  language = 'auto',
): Promise<ResolvedModel> {
  if (idOrFolder === undefined) return bestModel(settings, language);
  if (idOrFolder === starterWhisperId) return starterModel(settings);
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
 * Resolves a model and makes sure that it may be loaded: whole, and with the content that was checked when it
 * was installed. A user's own folder without a lock is only checked for completeness.
 */
export async function ensureModelReady(
  settings: ModelStoreSettings,
  idOrFolder?: string,
  options: { readonly language?: string; readonly signal?: AbortSignal } = {},
): Promise<ResolvedModel> {
  const model = await resolveModel(settings, idOrFolder, options.language);
  if (model.origin === 'folder') {
    await requireWholeWhisperFolder(model.folder);
    const lock = await readModelLock(model.folder);
    if (lock) await requireIntact(settings, model.folder, lock, options.signal);
  } else {
    await requireIntact(settings, model.folder, await requireLock(model), options.signal);
  }
  return model;
}

function installedModel(settings: ModelStoreSettings, id: string): ResolvedModel {
  const name = findCatalogueModel(id)?.name ?? id;
  return { id, name, folder: installedFolder(settings, id), origin: 'installed' };
}

function starterModel(settings: ModelStoreSettings): ResolvedModel {
  const name = findCatalogueModel(starterWhisperId)?.name ?? starterWhisperId;
  return { id: starterWhisperId, name, folder: settings.starterFolder, origin: 'shipped' };
}

/** A model that knows the language before one that does not, then by the catalogue's rank. */
async function bestModel(settings: ModelStoreSettings, language: string): Promise<ResolvedModel> {
  const candidates = (await installedModelIds(settings))
    .filter((id) => (findCatalogueModel(id)?.architecture ?? 'whisper') === 'whisper')
    .map((id) => ({ id, fits: fitsLanguage(id, language), rank: findCatalogueModel(id)?.rank ?? 1 }))
    .sort((a, b) => Number(b.fits) - Number(a.fits) || b.rank - a.rank);
  const best = candidates[0];
  if (!best) return { ...starterModel(settings), note: starterNote() };
  const model = installedModel(settings, best.id);
  if (best.fits) return model;
  const wanted = language === 'auto' ? 'languages other than English' : `"${language}"`;
  return {
    ...model,
    note: `The only models installed don't know ${wanted}: ${best.id} is used all the same.`,
  };
}

/** An English-only model is no good for a language that is still to be found. */
function fitsLanguage(id: string, language: string): boolean {
  const entry = findCatalogueModel(id);
  if (!entry) return true;
  const languages = modelLanguages(entry);
  return language === 'auto' ? languages.length > 1 : languages.includes(language);
}

function starterNote(): string {
  const suggestion = findCatalogueModel('whisper-base_timestamped');
  const size = suggestion && downloadSize(suggestion, suggestion.defaultPrecision ?? 'int8');
  return (
    'No Whisper model is installed, so the starter model is used: it knows a small English vocabulary and ' +
    `synthetic voices only. For real speech: sidecut models install ${suggestion?.id ?? ''}` +
    (size ? ` (${formatBytes(size.bytes)}).` : '.')
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
