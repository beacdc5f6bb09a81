import { rm } from 'node:fs/promises';
import path from 'node:path';
import { SidecutError } from '../../../../core/errors.ts';
import { recogniseWeights } from '../../../inference/kinds/whisper/weights/recognise-weights.ts';
import { findStarter } from '../../../../models/catalogue.ts';
import { holdModel } from './hold-model.ts';
import { lockFiles, readModelLock, writeModelLock } from '../layout/lock-file.ts';
import type { ModelLock } from '../layout/lock-file.ts';
import { requireWholeFolder } from '../layout/model-folder.ts';
import { modelFilesAmong } from '../layout/model-layout.ts';
import { checkedModelId, installedFolder, stagingFolder } from '../layout/model-places.ts';
import type { ModelPlaces } from '../layout/model-places.ts';
import { fillFromGguf, ggufAt } from './import-gguf.ts';
import { fillFromWeights } from './import-weights.ts';
import type { ModelStore } from './model-store.ts';
import { idFromPath, wholeModel } from './name-import.ts';
import { storageError } from './storage.ts';
import { swapIntoPlace } from './swap-folder.ts';
import { requireIntact, writeStamp } from '../shelf/verify.ts';
import { takeFile } from './take-file.ts';

export interface ImportOptions {
  /** Default: made from the folder's name. */
  readonly id?: string | undefined;
  /** Replace an installed model of that id. */
  readonly overwrite?: boolean;
  /** Take a copy, so that the model does not need the user's files any more. */
  readonly copy?: boolean;
  readonly signal: AbortSignal;
  readonly onFile?: (path: string) => void;
}

export interface ImportResult {
  readonly id: string;
  readonly folder: string;
  readonly bytes: number;
  /** True when every large file is shared with the user's folder and takes no further space. */
  readonly linked: boolean;
}

/** Fills a folder with a model; gives its files, and whether the large ones are shared with the user's. */
type Fill = (
  staging: string,
  id: string,
) => Promise<{ readonly paths: readonly string[]; readonly linked: boolean }>;

/**
 * Takes a user's model into the store, checked to be whole and locked with the hashes it has now: a folder in the
 * Hugging Face layout, linked where the disk is the same, else copied; weights of another program (see
 * `import-weights.ts`); or a language model in one file.
 */
export async function importModel(
  store: Pick<ModelStore, 'places' | 'disk'>,
  source: string,
  options: ImportOptions,
): Promise<ImportResult> {
  const { places } = store;
  const from = wholeModel(path.resolve(source));
  const fill = await prepare(store, from, options);
  const id = checkedModelId(options.id ?? idFromPath(from));
  await refuseTakenId(places, id, options.overwrite ?? false);
  try {
    using _held = holdModel(places, id);
    return await importHeld(places, fill, id, options);
  } catch (error) {
    options.signal.throwIfAborted();
    throw storageError(error, places.home);
  }
}

async function prepare(
  { places, disk }: Pick<ModelStore, 'places' | 'disk'>,
  from: string,
  options: ImportOptions,
): Promise<Fill> {
  const { copy = false } = options;
  const gguf = await ggufAt(from);
  if (gguf !== undefined) return (staging, id) => fillFromGguf(disk, gguf, staging, { ...options, id, copy });
  const weights = await recogniseWeights(from);
  if (weights) return (staging, id) => fillFromWeights(disk, weights, staging, { ...options, id, copy });
  const found = await requireWholeFolder(from);
  const paths = modelFilesAmong(found.layout, found.paths);
  const ownLock = await readModelLock(from);
  if (ownLock) await requireIntact(places, from, ownLock, options.signal);
  return async (staging, id) => {
    let linked = true;
    for (const relative of paths) {
      options.signal.throwIfAborted();
      options.onFile?.(relative);
      const [file, target] = [path.join(from, relative), path.join(staging, relative)];
      linked = (await takeFile(disk, file, target, { id, copy })) && linked;
    }
    return { paths, linked };
  };
}

async function importHeld(
  places: ModelPlaces,
  fill: Fill,
  id: string,
  options: ImportOptions,
): Promise<ImportResult> {
  const staging = `${stagingFolder(places, id)}.import`;
  try {
    await rm(staging, { recursive: true, force: true });
    const { paths, linked } = await fill(staging, id);
    const files = await lockFiles(staging, paths, options.signal);
    const lock: ModelLock = { format: 1, id, origin: { kind: 'import' }, files };
    await writeModelLock(staging, lock);
    const folder = installedFolder(places, id);
    await swapIntoPlace(staging, folder, id);
    await writeStamp(places, folder, lock);
    return { id, folder, bytes: files.reduce((sum, file) => sum + file.size, 0), linked };
  } finally {
    await rm(staging, { recursive: true, force: true });
  }
}

async function refuseTakenId(places: ModelPlaces, id: string, overwrite: boolean): Promise<void> {
  if (findStarter(id)) throw new SidecutError('usage', { reason: 'built-in-name', model: id });
  if (overwrite || !(await readModelLock(installedFolder(places, id)))) return;
  throw new SidecutError('file-exists', { reason: 'model-name', model: id });
}
