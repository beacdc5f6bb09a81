import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const program = fileURLToPath(new URL('../../electron/hosts/web/main.ts', import.meta.url));

export interface WebHostProcess {
  readonly url: string;
  readonly child: ChildProcess;
  /** As the system does when memory runs out or the power goes. */
  kill(): Promise<void>;
  /** As Ctrl+C does. */
  stop(): Promise<void>;
}

export interface WebHostPlace {
  readonly dataFolder: string;
  /** Where the file chooser starts. */
  readonly root: string;
  /** Before the program, such as `--import MODULE`. */
  readonly nodeArguments?: readonly string[];
}

/** Starts the web host and waits for the line with its address. */
export async function startWebHost({
  dataFolder,
  root,
  nodeArguments = [],
}: WebHostPlace): Promise<WebHostProcess> {
  const args = [program, '--no-open', '--data-folder', dataFolder, '--root', root];
  const child = spawn(process.execPath, [...nodeArguments, ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, SIDECUT_HOME: dataFolder },
  });
  const ended = once(child, 'close');
  const url = await Promise.race([addressFrom(child), ended.then(() => null)]);
  if (url === null) throw new Error('The web host ended before it printed its address.');
  const end = async (signal: NodeJS.Signals) => {
    child.kill(signal);
    await ended;
  };
  return { url, child, kill: () => end('SIGKILL'), stop: () => end('SIGINT') };
}

async function addressFrom(child: ChildProcess): Promise<string | null> {
  for await (const line of createInterface({ input: child.stdout! })) {
    const url = /http:\/\/127\.0\.0\.1:\d+\/\S*/.exec(line)?.[0];
    if (url === undefined) continue;
    child.stdout!.resume();
    return url;
  }
  return null;
}
