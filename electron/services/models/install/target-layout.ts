import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { downloadFile } from '../hub/download-file.ts';
import { contentUrl } from '../hub/hub-api.ts';
import type { HubFile } from '../hub/hub-api.ts';
import type { HubConnection } from '../hub/hub-connection.ts';
import type { Disk } from '../hub/disk.ts';
import { readLayout } from '../layout/model-folder.ts';
import { ggufLayout, hasGguf, whisperLayout } from '../layout/model-layout.ts';
import type { ModelLayout } from '../layout/model-layout.ts';
import { retryWatcher } from './install-progress.ts';
import type { InstallWatcher } from './install-progress.ts';
import { refuseHugeModel } from './huge-model.ts';
import type { HubTarget } from './install-target.ts';
import { gatherPresent } from './staging.ts';

/** What the hub has of a model, and where the model goes and gathers. */
export interface TargetFiles {
  readonly commit: string;
  readonly listed: readonly HubFile[];
  readonly folder: string;
  readonly staging: string;
}

/**
 * The kind of model that is to be installed. The catalogue knows its own; of another repository config.json is
 * fetched first, and says it.
 */
export async function targetLayout(
  { connection, disk }: { readonly connection: HubConnection; readonly disk: Disk },
  { layout, repository }: HubTarget,
  { commit, listed, folder, staging }: TargetFiles,
  watcher: InstallWatcher,
): Promise<ModelLayout> {
  if (layout) return layout;
  const paths = listed.map((file) => file.path);
  // Beside it may lie the configuration of the model that it was made of.
  if (hasGguf(paths) && !paths.some((file) => file.endsWith('.onnx'))) return ggufLayout;
  const config = listed.find((file) => file.path === 'config.json');
  // The list of what Whisper needs then says what is missing.
  if (!config) return whisperLayout;
  refuseHugeModel(connection.settings.limits, [config], repository);
  await mkdir(staging, { recursive: true });
  const present = (await gatherPresent(staging, folder, [config], watcher)).get(config.path);
  if (!present) {
    const url = contentUrl(connection.settings.endpoint, repository, commit, config.path);
    const download = { ...retryWatcher(watcher), disk, onOffset: () => undefined };
    await downloadFile(connection, url, config, path.join(staging, config.path), download);
  }
  return readLayout(present?.place === 'installed' ? folder : staging, repository);
}
