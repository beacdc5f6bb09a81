import type { Failure } from '../../../../core/failure.ts';
import type { RetryWatcher } from '../hub/retries.ts';
import type { TransferState } from '../hub/transfer-meter.ts';

export type InstallProgress =
  | { readonly phase: 'listing'; readonly repository: string }
  | { readonly phase: 'asking-pip' }
  /** A source failed; another is tried. */
  | { readonly phase: 'next-source'; readonly failure: Failure; readonly next: 'hub' | 'packages' }
  | { readonly phase: 'unpacking'; readonly file: string }
  | { readonly phase: 'checking'; readonly file: string }
  | ({
      readonly phase: 'downloading';
      readonly file: string;
      readonly filesDone: number;
      readonly filesTotal: number;
    } & TransferState)
  | { readonly phase: 'waiting'; readonly seconds: number; readonly failure: Failure };

/** How an install is followed and stopped. */
export interface InstallWatcher {
  readonly signal: AbortSignal;
  readonly onProgress?: (progress: InstallProgress) => void;
}

export function retryWatcher(watcher: InstallWatcher): RetryWatcher {
  return {
    signal: watcher.signal,
    onWait: (wait) => watcher.onProgress?.({ phase: 'waiting', ...wait }),
  };
}
