import path from 'node:path';
import { SidecutError } from '../../../../core/errors.ts';
import { downloadFile } from '../hub/download-file.ts';
import { contentUrl } from '../hub/hub-api.ts';
import type { HubFile } from '../hub/hub-api.ts';
import type { HubConnection } from '../hub/hub-connection.ts';
import type { Disk } from '../hub/disk.ts';
import { TransferMeter } from '../hub/transfer-meter.ts';
import type { LockedFile } from '../layout/lock-file.ts';
import { requireLayout } from '../layout/model-folder.ts';
import type { ModelLayout } from '../layout/model-layout.ts';
import { retryWatcher } from './install-progress.ts';
import type { InstallWatcher } from './install-progress.ts';
import { lockedFile } from './staging.ts';

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
  const report = progressReport(missing, watcher);
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

/** Often enough to look alive. */
const reportIntervalMs = 100;

function progressReport(missing: readonly HubFile[], watcher: InstallWatcher) {
  const meter = new TransferMeter(missing.reduce((sum, file) => sum + file.size, 0));
  let filesDone = 0;
  let reportedMs = -Infinity;
  return {
    offset(file: string, offset: number): void {
      meter.set(file, offset);
      const nowMs = performance.now();
      if (nowMs - reportedMs < reportIntervalMs) return;
      reportedMs = nowMs;
      const filesTotal = missing.length;
      watcher.onProgress?.({ phase: 'downloading', file, filesDone, filesTotal, ...meter.state() });
    },
    fileDone(): void {
      filesDone++;
    },
    downloadedBytes: () => meter.receivedBytes(),
  };
}

/** Works through `items`, `limit` at a time; the first failure stops the others. */
async function inParallel<Item, Result>(
  items: readonly Item[],
  limit: number,
  outer: AbortSignal,
  work: (item: Item, signal: AbortSignal) => Promise<Result>,
): Promise<Result[]> {
  const failure = new AbortController();
  const signal = AbortSignal.any([outer, failure.signal]);
  const queue = [...items];
  const results: Result[] = [];
  let firstError: unknown;
  const worker = async (): Promise<void> => {
    try {
      for (let item = queue.shift(); item !== undefined; item = queue.shift())
        results.push(await work(item, signal));
    } catch (error) {
      firstError ??= error;
      failure.abort(new SidecutError('cancelled', {}, { cause: error }));
    }
  };
  await Promise.all(Array.from({ length: limit }, worker));
  if (firstError !== undefined) throw firstError as Error;
  return results;
}
