import { mkdir } from 'node:fs/promises';
import type { Precision } from '../../../../models/catalogue.ts';
import { listHubFiles, resolveCommit } from '../hub/hub-api.ts';
import { closeHubConnection, openHubConnection } from '../hub/hub-connection.ts';
import type { HubConnection } from '../hub/hub-connection.ts';
import type { ModelLock } from '../layout/lock-file.ts';
import { precisionsIn } from '../layout/model-layout.ts';
import type { ModelLayout } from '../layout/model-layout.ts';
import { fetchFiles } from './fetch-files.ts';
import { refuseHugeModel } from './huge-model.ts';
import { retryWatcher } from './install-progress.ts';
import type { InstallWatcher } from './install-progress.ts';
import type { HubTarget } from './install-target.ts';
import type { InstallPlace, ModelOffer } from './model-offer.ts';
import type { ModelStore } from './model-store.ts';
import { selectFiles } from './select-files.ts';
import { bytesToFetch } from './staging.ts';
import { targetLayout } from './target-layout.ts';

/** Asks the hub what it has of a repository, and hands it to `use` while the connection stands. */
export async function withHubOffer<Result>(
  store: ModelStore,
  target: HubTarget,
  place: InstallPlace,
  watcher: InstallWatcher,
  use: (offer: ModelOffer) => Promise<Result>,
): Promise<Result> {
  const connection = openHubConnection(store.hub);
  try {
    return await use(await askHub({ ...store, connection }, target, place, watcher));
  } finally {
    closeHubConnection(connection);
  }
}

async function askHub(
  store: ModelStore & { readonly connection: HubConnection },
  target: HubTarget,
  { folder, staging, installed }: InstallPlace,
  watcher: InstallWatcher,
): Promise<ModelOffer> {
  const { connection, hub } = store;
  const { repository } = target;
  watcher.onProgress?.({ phase: 'listing', repository });
  const commit = await resolveCommit(connection, repository, target.revision, retryWatcher(watcher));
  const listed = await listHubFiles(connection, repository, commit, retryWatcher(watcher));
  const layout = await targetLayout(store, target, { commit, listed, folder, staging }, watcher);
  const files = selectFiles(listed, layout, wantedPrecisions(target, layout, installed), repository);
  refuseHugeModel(hub.limits, files, repository);
  await mkdir(staging, { recursive: true });
  return {
    origin: { kind: 'hub', repository, commit },
    name: repository,
    files,
    neededBytes: (missing) => bytesToFetch(staging, missing),
    fetch: (missing, fetching) =>
      fetchFiles(store, { repository, commit }, staging, missing, layout, fetching),
  };
}

/** The one asked for and those that are installed: adding one precision takes away no other. */
function wantedPrecisions(
  target: HubTarget,
  layout: ModelLayout,
  installed: ModelLock | undefined,
): readonly Precision[] {
  const sameRepository =
    installed?.origin.kind === 'hub' && installed.origin.repository === target.repository;
  const there = sameRepository ? precisionsIn(layout, new Set(installed.files.map((file) => file.path))) : [];
  if (target.precision !== undefined) return [...new Set([...there, target.precision])];
  if (there.length > 0) return there;
  // A language model in bytes is twice as large, and hardly better.
  return [target.layout === undefined && layout.weightsSuffix !== undefined ? 'q4' : target.defaultPrecision];
}
