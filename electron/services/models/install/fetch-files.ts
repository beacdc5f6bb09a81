import path from 'node:path';
import { downloadFile } from '../hub/download-file.ts';
import { contentUrl } from '../hub/hub-api.ts';
import type { HubFile } from '../hub/hub-api.ts';
import type { HubConnection } from '../hub/hub-connection.ts';
import type { Disk } from '../hub/disk.ts';
import type { LockedFile } from '../layout/lock-file.ts';
import { requireLayout } from '../layout/model-folder.ts';
import type { ModelLayout } from '../layout/model-layout.ts';
import { inParallel } from './in-parallel.ts';
import { retryWatcher } from './install-progress.ts';
import type { InstallWatcher } from './install-progress.ts';
import { lockedFile } from './staging.ts';
import { transferReport } from './transfer-report.ts';

/**
 * Fetches the configuration first, so that a model of another kind is noticed before its gigabytes come, then
 * the graphs, the largest first.
 */
export async function fetchFiles(
  { connection, disk }: { readonly connection: HubConnection; readonly disk: Disk },
  source: { readonly repository: string; readonly commit: string },
  staging: string,
  missing: readonly HubFile[],
  layout: ModelLayout,
  watcher: InstallWatcher,
): Promise<{ files: readonly LockedFile[]; downloadedBytes: number }> {
  const report = transferReport(missing, watcher);
  const fetchOne = async (file: HubFile, signal: AbortSignal): Promise<LockedFile> => {
    const url = contentUrl(connection.settings.endpoint, source.repository, source.commit, file.path);
    const sha256 = await downloadFile(connection, url, file, path.join(staging, file.path), {
      ...retryWatcher(watcher),
      disk,
      signal,
      onOffset: (offset) => {
        report.offset(file.path, offset);
      },
    });
    report.fileDone();
    return lockedFile(file, sha256);
  };
  const graphs = missing.filter((file) => file.path.startsWith('onnx/')).sort((a, b) => b.size - a.size);
  const support = missing.filter((file) => !file.path.startsWith('onnx/'));
  const { parallelFiles } = connection.settings.limits;
  const files = await inParallel(support, parallelFiles, watcher.signal, fetchOne);
  await requireLayout(staging, source.repository, layout);
  files.push(...(await inParallel(graphs, parallelFiles, watcher.signal, fetchOne)));
  return { files, downloadedBytes: report.downloadedBytes() };
}
