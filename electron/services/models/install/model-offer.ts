import type { HubFile } from '../hub/hub-api.ts';
import type { LockedFile, ModelLock } from '../layout/lock-file.ts';
import type { InstallWatcher } from './install-progress.ts';

/** Where a model goes and where it gathers until it is whole, and what is installed of it. */
export interface InstallPlace {
  readonly id: string;
  readonly folder: string;
  readonly staging: string;
  /** For packages that it is laid out from. */
  readonly wheels: string;
  readonly installed: ModelLock | undefined;
}

/** What one source has of a model, every file declared with its hash, and how those that are missing come from it. */
export interface ModelOffer {
  readonly origin: ModelLock['origin'];
  /** What the person knows the source by. */
  readonly name: string;
  readonly files: readonly HubFile[];
  /** On the disk, beside what is there. */
  neededBytes(missing: readonly HubFile[]): Promise<number>;
  /** Puts the missing files into the staging folder, where the others are. */
  fetch(missing: readonly HubFile[], watcher: InstallWatcher): Promise<FetchedFiles>;
}

export interface FetchedFiles {
  readonly files: readonly LockedFile[];
  readonly downloadedBytes: number;
}
