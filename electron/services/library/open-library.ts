import { Worker } from 'node:worker_threads';
import type { WorkerOptions } from 'node:worker_threads';
import { SidecutError } from '../../../core/errors.ts';
import { channelToThread } from '../../transport/channels/worker-thread.ts';
import { connect } from '../../transport/client.ts';
import type { Request, Response } from '../../transport/envelope.ts';
import { libraryContract, repositoryMethods } from './library-contract.ts';
import type { LibraryPlace } from './library-place.ts';
import type { Library } from './library.ts';

/** From the last answer of the thread on; it has nothing left to do. */
const maxEndingMs = 5000;

type StartThread = (file: URL, options: WorkerOptions) => Worker;

/**
 * [Note: The library's thread]
 * SQLite blocks the thread that calls it. Shifting the 20,000 cues of a long film takes it about a second, in which a
 * window would not move and a video would not be served; so the database has a thread of its own. Calls are answered
 * in the order they were made, those with a long list when it is there whole. What crosses is copied, which costs both
 * threads time too: lists without bound cross in parts, see [Note: Long messages] in electron/transport/parts.ts.
 */
export async function openLibrary(
  place: LibraryPlace,
  startThread: StartThread = (file, options) => new Worker(file, options),
): Promise<Library> {
  const thread = startThread(new URL('thread/library-thread.ts', import.meta.url), {
    workerData: place,
    execArgv: [],
    name: 'library',
  });
  const channel = channelToThread<Response, Request>(thread);
  // A thread that could not open the library ends by itself: ended from here, it may be in the middle of its own module.
  const lasting = { ...channel, close: () => undefined };
  const gone = new Promise<void>((resolve) => channel.onClose(resolve));
  let crash: unknown;
  thread.once('error', (error) => {
    crash = error;
  });
  const { calls } = connect(libraryContract, lasting, () => libraryClosed(crash));
  const ended = async () => {
    // Nothing else may keep this process running until the thread is gone.
    channel.hold();
    const late = setTimeout(() => void thread.terminate(), maxEndingMs);
    await gone.finally(() => clearTimeout(late));
  };
  await calls['open']!([]).catch(async (error: unknown) => {
    await ended();
    throw error;
  });

  let closing: Promise<void> | undefined;
  const close = async () => {
    // A thread that is gone already has released the file.
    await calls['close']!([]).catch(() => undefined);
    await ended();
  };
  const call = (name: string, args: readonly unknown[]) =>
    closing === undefined ? calls[name]!(args) : Promise.reject(libraryClosed());
  return { ...repositoriesOver(call), close: () => (closing ??= close()) };
}

function repositoriesOver(
  call: (name: string, args: readonly unknown[]) => Promise<unknown>,
): Omit<Library, 'close'> {
  const repositories = Object.entries(repositoryMethods).map(([name, methods]) => [
    name,
    Object.fromEntries(
      methods.map((method) => [method, (...args: unknown[]) => call(`${name}.${method}`, args)]),
    ),
  ]);
  return Object.fromEntries(repositories) as Omit<Library, 'close'>;
}

function libraryClosed(cause?: unknown): SidecutError {
  return new SidecutError('library-closed', {}, { cause });
}
