import { Worker } from 'node:worker_threads';
import { fromFailure, toFailure } from '../../../core/failure.ts';
import { channelToThread } from '../../transport/channels/worker-thread.ts';
import { connect } from '../../transport/client.ts';
import type { Request, Response } from '../../transport/envelope.ts';
import { findDictionaries } from './dictionary-places.ts';
import type { DictionaryFiles, Surroundings } from './dictionary-places.ts';
import { spellingContract } from './spelling-contract.ts';

export interface Speller {
  /** Null: there is no dictionary of this language that can be read. */
  readonly check: (language: string, words: readonly string[]) => Promise<readonly string[] | null>;
  readonly suggest: (language: string, word: string) => Promise<readonly string[]>;
  readonly close: () => void;
}

/** What was checked once is remembered by the page: nobody asks for a while. */
const idleMs = 60_000;

/**
 * [Note: The thread of the dictionaries]
 * Opening one takes up to half a second and each suggestion up to a fifth, in which the thread that answers the page would
 * do nothing else: they live in a thread of their own, which ends with its memory a minute after the last question.
 */
export function createSpeller(surroundings: Surroundings): Speller {
  const places = new Map<string, readonly DictionaryFiles[]>();
  let connection: ReturnType<typeof start> | null = null;
  let idle: ReturnType<typeof setTimeout> | undefined;

  function filesOf(language: string): readonly DictionaryFiles[] {
    const known = places.get(language) ?? findDictionaries(language, surroundings);
    places.set(language, known);
    return known;
  }

  function end(): void {
    clearTimeout(idle);
    connection?.close();
    connection = null;
  }

  async function ask<Result>(
    work: (calls: ReturnType<typeof start>['calls']) => Promise<Result>,
  ): Promise<Result> {
    clearTimeout(idle);
    connection ??= start();
    try {
      return await work(connection.calls);
    } finally {
      clearTimeout(idle);
      idle = setTimeout(end, idleMs);
      idle.unref();
    }
  }

  return {
    async check(language, words) {
      const files = filesOf(language);
      if (files.length === 0) return null;
      try {
        return await ask((calls) => calls.check({ files, words }));
      } catch {
        // One that can't be read is as good as none; it is not tried again.
        places.set(language, []);
        end();
        return null;
      }
    },
    async suggest(language, word) {
      const files = filesOf(language);
      return files.length === 0 ? [] : ask((calls) => calls.suggest({ files, word }));
    },
    close: end,
  };
}

function start() {
  const thread = new Worker(new URL('spelling-thread.ts', import.meta.url), {
    ...{ execArgv: [], name: 'spelling' },
    resourceLimits: { maxOldGenerationSizeMb: 192 },
  });
  let crash: unknown = new Error('the thread of the dictionaries ended');
  thread.once('error', (error) => {
    crash = error;
  });
  const channel = channelToThread<Response, Request>(thread);
  return connect(spellingContract, channel, () => fromFailure(toFailure(crash)));
}
