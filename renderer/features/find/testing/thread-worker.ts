import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Worker as Thread } from 'node:worker_threads';

const workerFile = pathToFileURL(join(import.meta.dirname, '..', 'pattern-worker.ts')).href;

/** What a browser gives a worker, on a thread of Node. */
const bootstrap = `
  const { parentPort, workerData } = require('node:worker_threads');
  globalThis.self = globalThis;
  globalThis.postMessage = (message) => parentPort.postMessage(message);
  import(workerData).then(() => parentPort.on('message', (data) => globalThis.onmessage({ data })));
`;

/** Stands for the browser's `Worker` where there is none: the page's own worker on a real thread, which can be ended. */
export class ThreadWorker extends EventTarget {
  static started = 0;
  readonly #thread = new Thread(bootstrap, { eval: true, workerData: workerFile, execArgv: [] });

  constructor() {
    super();
    ThreadWorker.started += 1;
    this.#thread.on('message', (data: unknown) => this.dispatchEvent(new MessageEvent('message', { data })));
    this.#thread.on('error', (error: Error) =>
      this.dispatchEvent(new ErrorEvent('error', { message: error.message })),
    );
  }

  postMessage(message: unknown): void {
    this.#thread.postMessage(message);
  }

  terminate(): void {
    void this.#thread.terminate();
  }
}
