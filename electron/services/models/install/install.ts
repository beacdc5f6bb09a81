import { mkdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { SidecutError } from '../../../../core/errors.ts';
import { findCatalogueModel, findStarter } from '../../../../models/catalogue.ts';
import type { Precision } from '../../../../models/catalogue.ts';
import { fetchFiles } from '../hub/fetch-files.ts';
import { listHubFiles, resolveCommit } from '../hub/hub-api.ts';
import type { HubFile } from '../hub/hub-api.ts';
import { closeHubConnection, openHubConnection } from '../hub/hub-connection.ts';
import type { HubConnection } from '../hub/hub-connection.ts';
import { acquireInstallLock } from './install-lock.ts';
import { retryWatcher } from './install-progress.ts';
import type { InstallWatcher } from './install-progress.ts';
import { describeTarget } from './install-target.ts';
import type { InstallTarget } from './install-target.ts';
import { readModelLock, writeModelLock } from '../layout/lock-file.ts';
import type { LockedFile, ModelLock } from '../layout/lock-file.ts';
import { requireWholeFolder } from '../layout/model-folder.ts';
import { precisionsIn } from '../layout/model-layout.ts';
import type { ModelLayout } from '../layout/model-layout.ts';
import { packageRoot } from '../package-root.ts';
import { selectFiles } from '../layout/select-files.ts';
import { incomingFolder, installedFolder, starterFolder } from '../settings.ts';
import type { ModelStoreSettings } from '../settings.ts';
import { bytesToFetch, gatherPresent, linkOrCopy, removeStrangers } from './staging.ts';
import type { PresentFile } from './staging.ts';
import { requireFreeSpace, storageError } from './storage.ts';
import { swapIntoPlace } from './swap-folder.ts';
import { targetLayout } from '../layout/target-layout.ts';
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
  settings: ModelStoreSettings,
  what: string,
  options: InstallOptions,
): Promise<InstallResult> {
  const shipped = shippedFolder(settings, what);
  if (shipped !== undefined) return { id: what, folder: shipped, outcome: 'shipped', downloadedBytes: 0 };
  const target = describeTarget(what, options);
  const incoming = incomingFolder(settings);
  let release;
  try {
    release = await acquireInstallLock(path.join(incoming, `${target.id}.lock`), target.id);
  } catch (error) {
    throw storageError(error, incoming);
  }
  const connection = openHubConnection(settings);
  try {
    return await installLocked(connection, target, options);
  } catch (error) {
    options.signal.throwIfAborted();
    throw storageError(error, settings.home);
  } finally {
    closeHubConnection(connection);
    await release();
  }
}

/** Where a model lies that needs no download. */
function shippedFolder(settings: ModelStoreSettings, id: string): string | undefined {
  const starter = findStarter(id);
  if (starter) return starterFolder(settings, starter);
  const source = findCatalogueModel(id)?.source;
  return source?.kind === 'package' ? packageRoot(source.package) : undefined;
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

async function installLocked(
  connection: HubConnection,
  target: InstallTarget,
  watcher: InstallWatcher,
): Promise<InstallResult> {
  const { settings } = connection;
  const plan = await planInstall(connection, target, watcher);
  const { folder, staging, commit, installed } = plan;
  if (isInPlace(plan, installed)) {
    await rm(staging, { recursive: true, force: true });
    await writeStamp(settings, folder, installed);
    return { id: target.id, folder, outcome: 'intact', commit, downloadedBytes: 0 };
  }
  const { files, downloadedBytes } = await completeStaging(connection, plan, watcher);
  await requireWholeFolder(staging, target.repository);
  const lock: ModelLock = {
    format: 1,
    id: target.id,
    origin: { kind: 'hub', repository: target.repository, commit },
    files: [...files].sort((a, b) => (a.path < b.path ? -1 : 1)),
  };
  await writeModelLock(staging, lock);
  await swapIntoPlace(staging, folder, target.id);
  await writeStamp(settings, folder, lock);
  return { id: target.id, folder, outcome: 'installed', commit, downloadedBytes };
}

async function planInstall(
  connection: HubConnection,
  target: InstallTarget,
  watcher: InstallWatcher,
): Promise<InstallPlan> {
  const { settings } = connection;
  const { repository } = target;
  watcher.onProgress?.({ phase: 'listing', repository });
  const commit = await resolveCommit(connection, repository, target.revision, retryWatcher(watcher));
  const listed = await listHubFiles(connection, repository, commit, retryWatcher(watcher));
  const folder = installedFolder(settings, target.id);
  const staging = path.join(incomingFolder(settings), target.id);
  const layout = await targetLayout(connection, target, { commit, listed, folder, staging }, watcher);
  const installed = await readModelLock(folder).catch(() => undefined);
  const selected = selectFiles(listed, layout, wantedPrecisions(target, layout, installed), repository);
  refuseHugeModel(settings, selected, repository);
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

function refuseHugeModel(settings: ModelStoreSettings, files: readonly HubFile[], repository: string): void {
  const total = files.reduce((sum, file) => sum + file.size, 0);
  const { maxFileBytes, maxModelBytes } = settings.limits;
  if (total <= maxModelBytes && files.every((file) => file.size <= maxFileBytes)) return;
  throw new SidecutError(
    'model-unsupported',
    `${repository} is larger than any model Sidecut expects (${Math.round(total / 1e9)} GB). Check the name.`,
  );
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
  connection: HubConnection,
  plan: InstallPlan,
  watcher: InstallWatcher,
): Promise<{ files: readonly LockedFile[]; downloadedBytes: number }> {
  const { target, staging, present } = plan;
  const missing = plan.selected.filter((file) => !present.has(file.path));
  await removeStrangers(staging, new Set(missing.map((file) => file.path)), present);
  const neededBytes = await bytesToFetch(staging, missing);
  await requireFreeSpace(connection.settings.storage, staging, neededBytes, `The model ${target.id}`);
  const files: LockedFile[] = [];
  for (const { place, ...file } of present.values()) {
    if (place === 'installed')
      await linkOrCopy(path.join(plan.folder, file.path), path.join(staging, file.path));
    files.push(file);
  }
  const fetched = await fetchFiles(
    connection,
    { repository: target.repository, commit: plan.commit },
    staging,
    missing,
    plan.layout,
    watcher,
  );
  return { files: [...files, ...fetched.files], downloadedBytes: fetched.downloadedBytes };
}
