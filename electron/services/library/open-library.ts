import { Worker } from 'node:worker_threads';
import { SidecutError } from '../../../core/errors.ts';
import type { LibraryPlace } from './library-place.ts';
import type { Library } from './library.ts';
import { fromPostedError } from './thread/messages.ts';
import type { MethodNames, ThreadRequest, ThreadResponse } from './thread/messages.ts';

/**
 * [Note: The library's thread]
 * SQLite blocks the thread that calls it. Shifting the 20,000 cues of a long film takes it about a second, in which a
 * window would not move and a video would not be served; so the database has a thread of its own. Calls are answered
 * in the order they were made. What crosses is copied, which costs both threads time too: lists without bound cross
 * in slices.
 */
export async function openLibrary(place: LibraryPlace): Promise<Library> {
  const worker = new Worker(new URL('thread/library-thread.ts', import.meta.url), {
    workerData: place,
    execArgv: [],
    name: 'library',
  });
  const calls = new PendingCalls(worker);
  const methods = await calls.ready;
  // Waiting for nothing, an open library keeps no process running.
  worker.unref();
  const repositories = Object.entries(methods).map(([repository, names]) => [
    repository,
    Object.fromEntries(
      names.map((method) => [method, (...args: unknown[]) => calls.call(repository, method, args)]),
    ),
  ]);
  return {
    ...(Object.fromEntries(repositories) as Omit<Library, 'close'>),
    close: () => calls.close(),
  };
}

interface PendingCall {
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: Error) => void;
}

class PendingCalls {
  /** Settles when the database is open. */
  readonly ready: Promise<MethodNames>;
  readonly #worker: Worker;
  readonly #pending = new Map<number, PendingCall>();
  readonly #gone: Promise<void>;
  #nextId = 1;
  #closed = false;

  constructor(worker: Worker) {
    this.#worker = worker;
    this.#gone = new Promise((resolve) => worker.once('exit', () => resolve()));
    this.ready = new Promise((resolve, reject) => {
      worker.on('message', (message: ThreadResponse) => {
        switch (message.kind) {
          case 'ready':
            resolve(message.methods);
            break;
          case 'failed':
            reject(fromPostedError(message.error));
            break;
          case 'value':
            this.#settle(message.id)?.resolve(message.value);
            break;
          case 'error':
            this.#settle(message.id)?.reject(fromPostedError(message.error));
            break;
        }
      });
      let cause: unknown;
      worker.once('error', (error) => {
        cause = error;
      });
      worker.once('exit', () => {
        this.#closed = true;
        reject(threadGone(cause));
        for (const id of [...this.#pending.keys()]) this.#settle(id)?.reject(threadGone(cause));
      });
    });
  }

  call(repository: string, method: string, args: readonly unknown[]): Promise<unknown> {
    if (this.#closed) return Promise.reject(threadGone(undefined));
    return new Promise((resolve, reject) => {
      const id = this.#nextId++;
      this.#post({ kind: 'call', id, repository, method, args });
      this.#pending.set(id, { resolve, reject });
      this.#worker.ref();
    });
  }

  close(): Promise<void> {
    if (!this.#closed) {
      this.#closed = true;
      this.#worker.ref();
      this.#post({ kind: 'close' });
    }
    return this.#gone;
  }

  #post(message: ThreadRequest): void {
    this.#worker.postMessage(message);
  }

  #settle(id: number): PendingCall | undefined {
    const call = this.#pending.get(id);
    this.#pending.delete(id);
    if (this.#pending.size === 0 && !this.#closed) this.#worker.unref();
    return call;
  }
}

function threadGone(cause: unknown): SidecutError {
  return new SidecutError(
    'library-closed',
    'The library is closed. Start Sidecut again; every edit up to now is stored.',
    { cause },
  );
}
