import { utilityProcess } from 'electron';
import { fileURLToPath } from 'node:url';
import type { ProcessEnding } from '../../../core/devices.ts';
import type { WorkerSettingsInput } from '../../inference/contract.ts';
import type { LaunchedWorker } from '../../inference/launch-worker.ts';
import type { Request, Response } from '../../transport/envelope.ts';

const entry = fileURLToPath(new URL('../../inference/worker.ts', import.meta.url));
const lastWordsLength = 2000;

/** The inference worker as one of Electron's own processes: named in the task manager, gone with the app. */
export function launchUtilityWorker(settings: WorkerSettingsInput): LaunchedWorker {
  const child = utilityProcess.fork(entry, [JSON.stringify(settings)], {
    serviceName: 'Sidecut inference',
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let ending: ProcessEnding | undefined;
  let lastWords = '';
  const gone = new Promise<void>((resolve) => {
    child.once('exit', (status) => {
      ending ??= { by: 'status', status };
      resolve();
    });
  });
  // V8's own end, such as no memory left; 'exit' follows.
  child.once('error', (type, location) => {
    ending ??= { by: 'error', message: `${type} in ${location}` };
  });
  child.stderr?.on('data', (piece: Buffer) => {
    lastWords = (lastWords + piece.toString()).slice(-lastWordsLength);
  });
  return {
    channel: {
      post: (message: Request) => child.postMessage(message),
      onMessage: (listener) => void child.on('message', (message: Response) => listener(message)),
      onClose: (listener) => void child.once('exit', listener),
      close: () => void child.kill(),
      // The window keeps the process running.
      hold: () => undefined,
      free: () => undefined,
    },
    get ending() {
      return ending;
    },
    get lastWords() {
      return lastWords;
    },
    gone,
    // Not `child.kill`, which asks: a process that hangs in a driver does not hear it.
    kill: () => {
      if (child.pid !== undefined) process.kill(child.pid, 'SIGKILL');
    },
  };
}
