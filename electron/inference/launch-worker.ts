import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { ProcessEnding } from '../../core/devices.ts';
import { leash } from '../system/leash.ts';
import { channelToChild } from '../transport/channels/child-process.ts';
import type { Channel } from '../transport/channels/channel.ts';
import type { Request, Response } from '../transport/envelope.ts';
import type { WorkerSettingsInput } from './contract.ts';

/** A running worker, whatever kind of process it is. */
export interface LaunchedWorker {
  readonly channel: Channel<Response, Request>;
  /** How it ended; set before the channel's close event. */
  readonly ending: ProcessEnding | undefined;
  /** The end of what it wrote to standard error: native code explains itself there. */
  readonly lastWords: string;
  /** Settles when the process is gone. */
  readonly gone: Promise<void>;
  kill(): void;
  /** How long it may go on with a call that was cancelled; without it, see `watchCancels`. */
  readonly cancelGraceMs?: number;
}

/** Desktop hosts pass one that uses Electron's `utilityProcess`. */
export type LaunchWorker = (settings: WorkerSettingsInput) => LaunchedWorker;

const lastWordsLength = 2000;

/**
 * glibc keeps freed memory for itself once blocks of that size were freed: a session of half-precision weights then holds
 * what it widened them through as well (Whisper small's encoder 730 MiB in place of 363, its decoder 1,170 in place of
 * 717). From 2 MiB on a block is given back to the system. Other allocators do not read it.
 */
const allocatorSettings = { MALLOC_MMAP_THRESHOLD_: String(2 * 1024 ** 2) };

export function launchWorkerProcess(
  settings: WorkerSettingsInput,
  entry = fileURLToPath(new URL('worker.ts', import.meta.url)),
): LaunchedWorker {
  const child = fork(entry, [JSON.stringify(settings)], {
    // Samples cross as typed arrays, not as JSON.
    serialization: 'advanced',
    execArgv: [],
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    env: { ...allocatorSettings, ...process.env },
  });
  child.once('exit', leash(child.pid));
  let ending: ProcessEnding | undefined;
  let lastWords = '';
  const gone = new Promise<void>((resolve) => {
    const end = (how: ProcessEnding) => {
      ending ??= how;
      resolve();
    };
    // Registered before the channel's own listener, so that `ending` is there when it fires.
    child.once('exit', (status, signal) =>
      end(signal ? { by: 'signal', signal } : { by: 'status', status: status ?? 0 }),
    );
    child.once('error', ({ message }) => end({ by: 'error', message }));
  });
  child.stderr!.setEncoding('utf8').on('data', (text: string) => {
    lastWords = (lastWords + text).slice(-lastWordsLength);
  });
  // Reading what a worker may write must not keep the host running.
  (child.stderr as unknown as { unref(): void }).unref();
  return {
    channel: channelToChild<Response, Request>(child),
    get ending() {
      return ending;
    },
    get lastWords() {
      return lastWords;
    },
    gone,
    kill: () => void child.kill('SIGKILL'),
  };
}
