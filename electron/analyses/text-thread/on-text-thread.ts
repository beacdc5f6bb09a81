import type { Connection } from '../../transport/client.ts';
import { onThread } from '../on-thread.ts';
import type { TextWriter } from '../../services/writers/text-writer.ts';
import { lendWriter } from './lend-writer.ts';
import { textContract } from './text-contract.ts';

const textThread = {
  name: 'text',
  contract: textContract,
  url: new URL('text-thread.ts', import.meta.url),
};

/**
 * [Note: The thread of texts]
 * To divide or summarise ten hours of talk takes seconds in which nobody else would be answered: it is done in a thread
 * that begins and ends with the work. `writer`: lent to it, so that it may be asked from there.
 */
export function onTextThread<Result>(
  work: (calls: Connection<typeof textContract>['calls']) => Promise<Result>,
  signal: AbortSignal,
  writer?: TextWriter,
): Promise<Result> {
  const lent = writer === undefined ? {} : { port: lendWriter(writer, signal) };
  return onThread({ ...textThread, ...lent }, work, signal);
}
