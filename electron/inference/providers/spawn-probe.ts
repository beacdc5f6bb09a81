import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { ExecutionProvider } from '../contract.ts';
import type { ProbeOutcome } from './judge.ts';

/** A first run may have to compile every shader: a software rasteriser takes 5 s on two idle cores. */
const timeLimitSeconds = 120;

/** Tries a provider in a process of its own. Only cancelling rejects. */
export function spawnProbe(
  provider: ExecutionProvider,
  threads: number,
  signal: AbortSignal,
  entry = fileURLToPath(new URL('probe-process.ts', import.meta.url)),
): Promise<ProbeOutcome> {
  return new Promise((resolve, reject) => {
    signal.throwIfAborted();
    const child = fork(entry, [provider, String(threads)], {
      execArgv: [],
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
      // Inside Electron the same binary must behave as plain Node.
      env: process.versions['electron'] ? { ...process.env, ELECTRON_RUN_AS_NODE: '1' } : process.env,
    });
    const finish = (settle: () => void) => {
      clearTimeout(timer);
      signal.removeEventListener('abort', cancel);
      // SIGKILL: the process may hang inside a driver, and its exit handlers may crash there.
      child.kill('SIGKILL');
      settle();
    };
    const cancel = () => finish(() => reject(signal.reason as Error));
    const timer = setTimeout(() => {
      finish(() => resolve({ kind: 'timed-out', seconds: timeLimitSeconds }));
    }, timeLimitSeconds * 1000);
    signal.addEventListener('abort', cancel, { once: true });
    child.once('message', (outcome) => finish(() => resolve(outcome as ProbeOutcome)));
    child.once('error', (error) => finish(() => resolve({ kind: 'refused', message: error.message })));
    child.once('exit', (code, killedBy) => {
      finish(() => resolve({ kind: 'crashed', how: killedBy ?? `exit status ${code}` }));
    });
  });
}
