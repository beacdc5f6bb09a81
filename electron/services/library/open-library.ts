import { Worker } from 'node:worker_threads';
import type { WorkerOptions } from 'node:worker_threads';
import { SidecutError } from '../../../core/errors.ts';
import { openThreadService } from '../../transport/thread-service.ts';
import type { ThreadService } from '../../transport/thread-service.ts';
import { libraryContract, repositoryMethods } from './library-contract.ts';
import type { LibraryPlace } from './library-place.ts';
import type { Library } from './library.ts';

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
  const { call, close } = await openThreadService(
    thread,
    libraryContract,
    (cause) => new SidecutError('library-closed', {}, { cause }),
  );
  return { ...repositoriesOver(call), close };
}

function repositoriesOver(call: ThreadService['call']): Omit<Library, 'close'> {
  const repositories = Object.entries(repositoryMethods).map(([name, methods]) => [
    name,
    Object.fromEntries(
      methods.map((method) => [method, (...args: unknown[]) => call(`${name}.${method}`, args)]),
    ),
  ]);
  return Object.fromEntries(repositories) as Omit<Library, 'close'>;
}
