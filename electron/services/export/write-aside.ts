import { Worker } from 'node:worker_threads';
import type { WorkerOptions } from 'node:worker_threads';
import { fromFailure, toFailure } from '../../../core/failure.ts';
import { channelToThread } from '../../transport/channels/worker-thread.ts';
import type { Client } from '../../transport/calls.ts';
import { connect } from '../../transport/client.ts';
import type { Request, Response } from '../../transport/envelope.ts';
import { writeContract } from './write-contract.ts';
import { writeHere } from './write-here.ts';

type Cues = readonly { readonly text: string; readonly words?: readonly unknown[] | undefined }[];

/** Written in a few milliseconds, much sooner than a thread has started. */
const maxShort = { cues: 300, characters: 40_000, words: 3000 } as const;

export interface WriteOptions {
  /** Ends the thread, whatever it does. */
  readonly signal?: AbortSignal | undefined;
  /** Given by tests. */
  readonly startThread?: (file: URL, options: WorkerOptions) => Worker;
}

/**
 * [Note: The thread of a writer]
 * To write the 20,000 cues of a long recording takes from a tenth of a second to more than one, in which the thread that
 * answers the page would do nothing else: they go, in parts, to a thread that lives as long as `write` does. Short
 * tracks are written here.
 */
export async function writeAside<Result>(
  cues: Cues,
  { signal, startThread = (file, options) => new Worker(file, options) }: WriteOptions,
  write: (calls: Client<typeof writeContract>, until: { readonly signal?: AbortSignal }) => Promise<Result>,
): Promise<Result> {
  signal?.throwIfAborted();
  if (isShort(cues)) return write(writeHere, {});
  const thread = startThread(new URL('write-thread.ts', import.meta.url), { execArgv: [], name: 'writer' });
  let crash: unknown = new Error('the thread that writes captions ended');
  thread.once('error', (error) => {
    crash = error;
  });
  const channel = channelToThread<Response, Request>(thread);
  const connection = connect(writeContract, channel, () => fromFailure(toFailure(crash)));
  try {
    return await write(connection.calls, signal === undefined ? {} : { signal });
  } finally {
    connection.close();
  }
}

function isShort(cues: Cues): boolean {
  if (cues.length > maxShort.cues) return false;
  let characters = 0;
  let words = 0;
  for (const cue of cues) {
    characters += cue.text.length;
    words += cue.words?.length ?? 0;
  }
  return characters <= maxShort.characters && words <= maxShort.words;
}
