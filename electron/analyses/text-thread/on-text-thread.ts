import type { Connection } from '../../transport/client.ts';
import { onThread } from '../on-thread.ts';
import { textContract } from './text-contract.ts';

const textThread = {
  name: 'text',
  contract: textContract,
  url: new URL('text-thread.ts', import.meta.url),
};

/**
 * [Note: The thread of texts]
 * To divide or summarise ten hours of talk takes seconds in which nobody else would be answered: it is done in a thread
 * that begins and ends with the work.
 */
export function onTextThread<Result>(
  work: (calls: Connection<typeof textContract>['calls']) => Promise<Result>,
  signal: AbortSignal,
): Promise<Result> {
  return onThread(textThread, work, signal);
}
