import { mkdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { findStarter } from '../../../../models/catalogue.ts';
import type { Precision } from '../../../../models/catalogue.ts';
import { fetchFiles } from './fetch-files.ts';
import { listHubFiles, resolveCommit } from '../hub/hub-api.ts';
import type { HubFile } from '../hub/hub-api.ts';
import { closeHubConnection, openHubConnection } from '../hub/hub-connection.ts';
import type { HubConnection } from '../hub/hub-connection.ts';
import { refuseHugeModel } from './huge-model.ts';
import { holdModel } from './hold-model.ts';
import { retryWatcher } from './install-progress.ts';
import type { InstallWatcher } from './install-progress.ts';
import { describeTarget } from './install-target.ts';
import type { InstallTarget } from './install-target.ts';
import { readModelLock, writeModelLock } from '../layout/lock-file.ts';
import type { LockedFile, ModelLock } from '../layout/lock-file.ts';
import { requireWholeFolder } from '../layout/model-folder.ts';
import { precisionsIn } from '../layout/model-layout.ts';
import type { ModelLayout } from '../layout/model-layout.ts';
import { installedFolder, stagingFolder, starterFolder } from '../layout/model-places.ts';
import type { ModelPlaces } from '../layout/model-places.ts';
import type { ModelStore } from './model-store.ts';
import { selectFiles } from './select-files.ts';
import { bytesToFetch, gatherPresent, linkOrCopy, removeStrangers } from './staging.ts';
import type { PresentFile } from './staging.ts';
import { requireFreeSpace, storageError } from './storage.ts';
import { swapIntoPlace } from './swap-folder.ts';
import { targetLayout } from './target-layout.ts';
import { writeStamp } from '../shelf/verify.ts';

export interface InstallOptions extends InstallWatcher {
  /** Added to what is installed of the model. Default: that, or the catalogue's choice when nothing is. */
  readonly precision?: Precision | undefined;
  /** Branch, tag or commit instead of the catalogue's. */
  readonly revision?: string | undefined;
}

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
 * Installs a model of the catalogue, or any hub repository (`owner/name`) with a model of a known kind. Files
 * gather in `models/.incoming/<id>` and move into place together, when every hash holds; an interrupted install goes on
 * there, and an installed model is repaired or given another precision with what it has.
 */
export async function installModel(
  store: ModelStore,
  what: string,
  options: InstallOptions,
): Promise<InstallResult> {
  const { places } = store;
  const shipped = shippedFolder(places, what);
  if (shipped !== undefined) return { id: what, folder: shipped, outcome: 'shipped', downloadedBytes: 0 };
  const target = describeTarget(what, options);
  const connection = openHubConnection(store.hub);
  try {
    using _held = holdModel(places, target.id);
    return await installHeld({ ...store, connection }, target, options);
  } catch (error) {
    options.signal.throwIfAborted();
    throw storageError(error, places.home);
  } finally {
    closeHubConnection(connection);
  }
}

interface ConnectedStore extends ModelStore {
  readonly connection: HubConnection;
}

/** Where a model lies that needs no download. */
function shippedFolder(places: ModelPlaces, id: string): string | undefined {
  const starter = findStarter(id);
  return starter && starterFolder(places, starter);
}

/** What stands where, once the hub has said what it has. */
interface InstallPlan {
  readonly target: InstallTarget;
  readonly layout: ModelLayout;
  readonly commit: string;
  /** Where the model goes, and where it gathers until it is whole. */
  readonly folder: string;
  readonly staging: string;
  readonly installed: ModelLock | undefined;
  readonly selected: readonly HubFile[];
  readonly present: ReadonlyMap<string, PresentFile>;
}

async function installHeld(
  store: ConnectedStore,
  target: InstallTarget,
  watcher: InstallWatcher,
): Promise<InstallResult> {
  const { places } = store;
  const plan = await planInstall(store, target, watcher);
  const { folder, staging, commit, installed } = plan;
  if (isInPlace(plan, installed)) {
    await rm(staging, { recursive: true, force: true });
    await writeStamp(places, folder, installed);
    return { id: target.id, folder, outcome: 'intact', commit, downloadedBytes: 0 };
  }
  const { files, downloadedBytes } = await completeStaging(store, plan, watcher);
  await requireWholeFolder(staging, target.repository);
  const lock: ModelLock = {
    format: 1,
    id: target.id,
    origin: { kind: 'hub', repository: target.repository, commit },
    files: [...files].sort((a, b) => (a.path < b.path ? -1 : 1)),
  };
  await writeModelLock(staging, lock);
  await swapIntoPlace(staging, folder, target.id);
  await writeStamp(places, folder, lock);
  return { id: target.id, folder, outcome: 'installed', commit, downloadedBytes };
}

async function planInstall(
  store: ConnectedStore,
  target: InstallTarget,
  watcher: InstallWatcher,
): Promise<InstallPlan> {
  const { connection, hub, places } = store;
  const { repository } = target;
  watcher.onProgress?.({ phase: 'listing', repository });
  const commit = await resolveCommit(connection, repository, target.revision, retryWatcher(watcher));
  const listed = await listHubFiles(connection, repository, commit, retryWatcher(watcher));
  const folder = installedFolder(places, target.id);
  const staging = stagingFolder(places, target.id);
  const layout = await targetLayout(store, target, { commit, listed, folder, staging }, watcher);
  const installed = await readModelLock(folder).catch(() => undefined);
  const selected = selectFiles(listed, layout, wantedPrecisions(target, layout, installed), repository);
  refuseHugeModel(hub.limits, selected, repository);
  await mkdir(staging, { recursive: true });
  const present = await gatherPresent(staging, folder, selected, watcher);
  return { target, layout, commit, folder, staging, installed, selected, present };
}

/** The one asked for and those that are installed: adding one precision takes away no other. */
function wantedPrecisions(
  target: InstallTarget,
  layout: ModelLayout,
  installed: ModelLock | undefined,
): readonly Precision[] {
  const sameRepository =
    installed?.origin.kind === 'hub' && installed.origin.repository === target.repository;
  const there = sameRepository ? precisionsIn(layout, new Set(installed.files.map((file) => file.path))) : [];
  if (target.precision !== undefined) return [...new Set([...there, target.precision])];
  return there.length > 0 ? there : [target.defaultPrecision];
}

function isInPlace(plan: InstallPlan, installed: ModelLock | undefined): installed is ModelLock {
  if (installed?.origin.kind !== 'hub' || installed.origin.commit !== plan.commit) return false;
  const locked = new Map(installed.files.map((file) => [file.path, file.sha256]));
  return (
    locked.size === plan.selected.length &&
    plan.selected.every((file) => {
      const found = plan.present.get(file.path);
      return found?.place === 'installed' && locked.get(file.path) === found.sha256;
    })
  );
}

async function completeStaging(
  store: ConnectedStore,
  plan: InstallPlan,
  watcher: InstallWatcher,
): Promise<{ files: readonly LockedFile[]; downloadedBytes: number }> {
  const { target, staging, present } = plan;
  const missing = plan.selected.filter((file) => !present.has(file.path));
  await removeStrangers(staging, new Set(missing.map((file) => file.path)), present);
  const neededBytes = await bytesToFetch(staging, missing);
  await requireFreeSpace(store.disk, staging, neededBytes, target.id);
  const files: LockedFile[] = [];
  for (const { place, ...file } of present.values()) {
    if (place === 'installed')
      await linkOrCopy(path.join(plan.folder, file.path), path.join(staging, file.path));
    files.push(file);
  }
  const fetched = await fetchFiles(
    store,
    { repository: target.repository, commit: plan.commit },
    staging,
    missing,
    plan.layout,
    watcher,
  );
  return { files: [...files, ...fetched.files], downloadedBytes: fetched.downloadedBytes };
}
