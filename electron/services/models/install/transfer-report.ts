import type { HubFile } from '../hub/hub-api.ts';
import { TransferMeter } from '../hub/transfer-meter.ts';
import type { InstallWatcher } from './install-progress.ts';

/** Often enough to look alive. */
const reportIntervalMs = 100;

/** Adds up what comes of several files, and tells it now and then. */
export function transferReport(missing: readonly HubFile[], watcher: InstallWatcher) {
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
