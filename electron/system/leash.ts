import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/**
 * [Note: The leash]
 * A program that writes files by itself (ffmpeg) does not notice that whoever started it was killed, and a worker that
 * hangs in a driver can't. So each stands on a list that a second, tiny process of ours keeps: it reads the list from a
 * pipe, which the system closes however this process ends, and then ends what is still on it. That works alike on Linux,
 * macOS and Windows; Linux' PDEATHSIG and Windows' job objects can't be had from Node.
 */
const held = new Set<number>();
let watchdog: { readonly tell: (line: string) => void } | undefined;

/** Ends the program when this process is gone, whatever ended it. Returns the way to take it off when it has ended. */
export function leash(pid: number | undefined): () => void {
  // It could not be started.
  if (pid === undefined) return () => undefined;
  held.add(pid);
  if (watchdog === undefined) watchdog = startWatchdog();
  else watchdog.tell(`+${pid}`);
  return () => {
    if (held.delete(pid)) watchdog?.tell(`-${pid}`);
  };
}

function startWatchdog() {
  const child = spawn(process.execPath, [fileURLToPath(new URL('watchdog.ts', import.meta.url))], {
    stdio: ['pipe', 'ignore', 'ignore'],
    // Not in our group: Ctrl+C in the terminal is not meant for it.
    detached: true,
    windowsHide: true,
    env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' },
  });
  const started = { tell: (line: string) => void child.stdin.write(`${line}\n`) };
  const end = () => {
    // The next program starts another one, which takes over the list.
    if (watchdog === started) watchdog = undefined;
  };
  child.once('error', end).once('exit', end);
  child.stdin.on('error', () => undefined);
  // It waits for us, not we for it.
  child.unref();
  (child.stdin as unknown as { unref(): void }).unref();
  for (const pid of held) started.tell(`+${pid}`);
  return started;
}
