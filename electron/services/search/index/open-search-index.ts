import path from 'node:path';
import { Worker } from 'node:worker_threads';
import { SidecutError } from '../../../../core/errors.ts';
import { openThreadService } from '../../../transport/thread-service.ts';
import type { Remote } from '../../library/library.ts';
import { indexContract, indexMethods } from './index-contract.ts';
import type { SearchIndex } from './search-index.ts';

export type OpenSearchIndex = Remote<SearchIndex> & {
  /** Waits for what is running and releases the file; later calls fail. */
  close(): Promise<void>;
};

/** The index in this folder, which is made where it is not there; in a thread of its own, as the library is. */
export async function openSearchIndex(folder: string): Promise<OpenSearchIndex> {
  const thread = new Worker(new URL('thread/index-thread.ts', import.meta.url), {
    workerData: path.join(folder, 'moments.sqlite'),
    execArgv: [],
    name: 'search-index',
  });
  const { call, close } = await openThreadService(
    thread,
    indexContract,
    (cause) => new SidecutError('library-closed', {}, { cause }),
  );
  const methods = indexMethods.map((name) => [name, (...args: unknown[]) => call(name, args)]);
  return { ...(Object.fromEntries(methods) as Remote<SearchIndex>), close };
}
