import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

/** The app runs from its sources: compiled once for all the hosts that tests start, it is there in half the time. */
const compiled = fileURLToPath(new URL('../../node_modules/.cache/compiled-app', import.meta.url));

const program = fileURLToPath(new URL('../../electron/hosts/web/main.ts', import.meta.url));

export interface WebHostProcess {
  /** Good for one page. */
  readonly url: string;
  /** The address that the host prints when the one before it was used. */
  nextAddress(): Promise<string>;
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
  /** Variables that it finds besides those of this process. */
  readonly environment?: Readonly<Record<string, string>>;
  /** Before the program, such as `--import MODULE`. */
  readonly nodeArguments?: readonly string[];
}

/** Starts the web host and waits for the line with its address. */
export async function startWebHost({
  dataFolder,
  root,
  environment = {},
  nodeArguments = [],
}: WebHostPlace): Promise<WebHostProcess> {
  const args = [program, '--no-open', '--data-folder', dataFolder, '--root', root];
  const child = spawn(process.execPath, [...nodeArguments, ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { NODE_COMPILE_CACHE: compiled, ...process.env, ...environment, SIDECUT_HOME: dataFolder },
  });
  const ended = once(child, 'close');
  const addresses = addressesFrom(child);
  const nextAddress = async () => {
    const next = await addresses.next();
    if (next.done === true) throw new Error('The web host ended before it printed an address.');
    return next.value;
  };
  const url = await nextAddress();
  const end = async (signal: NodeJS.Signals) => {
    child.kill(signal);
    await ended;
  };
  return { url, nextAddress, child, kill: () => end('SIGKILL'), stop: () => end('SIGINT') };
}

async function* addressesFrom(child: ChildProcess): AsyncGenerator<string, void> {
  for await (const line of createInterface({ input: child.stdout! })) {
    const url = /http:\/\/127\.0\.0\.1:\d+\/\S*/.exec(line)?.[0];
    if (url !== undefined) yield url;
  }
}
