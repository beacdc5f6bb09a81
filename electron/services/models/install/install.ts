import { mkdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { isSidecutError } from '../../../../core/errors.ts';
import type { FailureCode } from '../../../../core/failures.ts';
import { toFailure } from '../../../../core/failure.ts';
import { findStarter } from '../../../../models/catalogue.ts';
import { readModelLock, writeModelLock } from '../layout/lock-file.ts';
import type { LockedFile, ModelLock } from '../layout/lock-file.ts';
import { requireWholeFolder } from '../layout/model-folder.ts';
import { installedFolder, stagingFolder, starterFolder, wheelsFolder } from '../layout/model-places.ts';
import type { ModelPlaces } from '../layout/model-places.ts';
import { writeStamp } from '../shelf/verify.ts';
import { holdModel } from './hold-model.ts';
import { withHubOffer } from './hub-offer.ts';
import type { InstallWatcher } from './install-progress.ts';
import { describeTarget, inOrder } from './install-target.ts';
import type { InstallTarget, SourceWish } from './install-target.ts';
import type { InstallPlace, ModelOffer } from './model-offer.ts';
import type { ModelStore } from './model-store.ts';
import { packagesOffer } from './packages-offer.ts';
import { gatherPresent, linkOrCopy, removeStrangers } from './staging.ts';
import type { PresentFile } from './staging.ts';
import { requireFreeSpace, storageError } from './storage.ts';
import { swapIntoPlace } from './swap-folder.ts';

/** `precision` is added to what is installed of the model. Default: that, or the catalogue's choice when nothing is. */
export interface InstallOptions extends InstallWatcher, SourceWish {}

export interface InstallResult {
  readonly id: string;
  readonly folder: string;
  /** `intact`: everything was there and its hashes hold. */
  readonly outcome: 'installed' | 'intact' | 'shipped';
  readonly commit?: string;
  /** Bytes that came over the network in this run. */
  readonly downloadedBytes: number;
}

/**
 * Installs a model of the catalogue from the first of its sources that gives it, or any hub repository (`owner/name`) with a
 * model of a known kind. Files gather in `models/.incoming/<id>` and move into place together, when every hash holds; an
 * interrupted install goes on there, and an installed model is repaired or given another precision with what it has.
 */
export async function installModel(
  store: ModelStore,
  what: string,
  options: InstallOptions,
): Promise<InstallResult> {
  const { places } = store;
  const shipped = shippedFolder(places, what);
  if (shipped !== undefined) return { id: what, folder: shipped, outcome: 'shipped', downloadedBytes: 0 };
  return installTarget(store, describeTarget(what, options), options);
}

/** The same of what was described already. */
export async function installTarget(
  store: ModelStore,
  target: InstallTarget,
  options: InstallOptions,
): Promise<InstallResult> {
  const { places } = store;
  try {
    using _held = holdModel(places, target.id);
    return await fromFirstSource(store, target, options);
  } catch (error) {
    options.signal.throwIfAborted();
    throw storageError(error, places.home);
  }
}

/** Where a model lies that needs no download. */
function shippedFolder(places: ModelPlaces, id: string): string | undefined {
  const starter = findStarter(id);
  return starter && starterFolder(places, starter);
}

/** What is the fault of a source; with anything else, like a full disk, another one fares no better. */
const faultsOfSources: readonly FailureCode[] = [
  'packages-unavailable',
  'network-unreachable',
  'http-unauthorized',
  'http-not-found',
  'http-too-many-requests',
  'http-failed',
  'hash-mismatch',
  'model-missing-file',
  'model-damaged',
];

async function fromFirstSource(
  store: ModelStore,
  target: InstallTarget,
  options: InstallOptions,
): Promise<InstallResult> {
  const place = await installPlace(store.places, target.id);
  const sources = inOrder(target, place.installed);
  for (const [index, source] of sources.entries()) {
    try {
      return await fromSource(store, source, place, options);
    } catch (error) {
      options.signal.throwIfAborted();
      const next = sources[index + 1];
      if (!next || !isSidecutError(error) || !faultsOfSources.includes(error.code)) throw error;
      options.onProgress?.({ phase: 'next-source', failure: toFailure(error), next: next.kind });
    }
  }
  throw new Error(`${target.id} has no source`);
}

async function installPlace(places: ModelPlaces, id: string): Promise<InstallPlace> {
  const folder = installedFolder(places, id);
  return {
    ...{ id, folder, staging: stagingFolder(places, id), wheels: wheelsFolder(places, id) },
    installed: await readModelLock(folder).catch(() => undefined),
  };
}

function fromSource(
  store: ModelStore,
  source: InstallTarget['sources'][number],
  place: InstallPlace,
  watcher: InstallWatcher,
): Promise<InstallResult> {
  return source.kind === 'packages'
    ? installOffer(store, packagesOffer(store, source, place), place, watcher)
    : withHubOffer(store, source, place, watcher, (offer) => installOffer(store, offer, place, watcher));
}

async function installOffer(
  store: ModelStore,
  offer: ModelOffer,
  place: InstallPlace,
  watcher: InstallWatcher,
): Promise<InstallResult> {
  const { id, folder, staging, wheels, installed } = place;
  const { origin } = offer;
  const result = { id, folder, ...(origin.kind === 'hub' && { commit: origin.commit }) };
  await mkdir(staging, { recursive: true });
  const present = await gatherPresent(staging, folder, offer.files, watcher);
  if (isInPlace(offer, present, installed)) {
    await rm(staging, { recursive: true, force: true });
    await writeStamp(store.places, folder, installed);
    return { ...result, outcome: 'intact', downloadedBytes: 0 };
  }
  const { files, downloadedBytes } = await completeStaging(store, offer, place, present, watcher);
  await requireWholeFolder(staging, offer.name);
  const lock: ModelLock = {
    format: 1,
    ...{ id, origin },
    files: [...files].sort((a, b) => (a.path < b.path ? -1 : 1)),
  };
  await writeModelLock(staging, lock);
  await swapIntoPlace(staging, folder, id);
  // What another source left when it gave up.
  await rm(wheels, { recursive: true, force: true });
  await writeStamp(store.places, folder, lock);
  return { ...result, outcome: 'installed', downloadedBytes };
}

function isInPlace(
  { origin, files }: ModelOffer,
  present: ReadonlyMap<string, PresentFile>,
  installed: ModelLock | undefined,
): installed is ModelLock {
  if (!installed || JSON.stringify(installed.origin) !== JSON.stringify(origin)) return false;
  const locked = new Map(installed.files.map((file) => [file.path, file.sha256]));
  return (
    locked.size === files.length &&
    files.every((file) => {
      const found = present.get(file.path);
      return found?.place === 'installed' && locked.get(file.path) === found.sha256;
    })
  );
}

async function completeStaging(
  store: ModelStore,
  offer: ModelOffer,
  { id, folder, staging }: InstallPlace,
  present: ReadonlyMap<string, PresentFile>,
  watcher: InstallWatcher,
): Promise<{ files: readonly LockedFile[]; downloadedBytes: number }> {
  const missing = offer.files.filter((file) => !present.has(file.path));
  await removeStrangers(staging, new Set(missing.map((file) => file.path)), present);
  await requireFreeSpace(store.disk, staging, await offer.neededBytes(missing), id);
  const files: LockedFile[] = [];
  for (const { place, ...file } of present.values()) {
    if (place === 'installed') await linkOrCopy(path.join(folder, file.path), path.join(staging, file.path));
    files.push(file);
  }
  const fetched = await offer.fetch(missing, watcher);
  return { files: [...files, ...fetched.files], downloadedBytes: fetched.downloadedBytes };
}
