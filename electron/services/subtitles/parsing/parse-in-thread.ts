import { Worker } from 'node:worker_threads';
import type { WorkerOptions } from 'node:worker_threads';
import { SidecutError } from '../../../../core/errors.ts';
import { fromFailure, toFailure } from '../../../../core/failure.ts';
import { maxChangesOfEdit } from '../../../../core/project/project.ts';
import type { ChapterReadOptions, ReadChapters } from '../../../../core/formats/chapters/chapter-list.ts';
import { channelToThread } from '../../../transport/channels/worker-thread.ts';
import type { Client } from '../../../transport/calls.ts';
import { connect } from '../../../transport/client.ts';
import type { Request, Response } from '../../../transport/envelope.ts';
import { parseContract } from './parse-contract.ts';
import type { ParseTask } from './parse-contract.ts';
import type { FormatProblem } from '../../../../core/format-problems.ts';
import type { NewTrack, ParsedTrack } from './parsed-track.ts';
import type { ParsedWork, ParseWork } from './parse-work.ts';

/** 100 MB of SRT take some 7 s of a processor. */
const maxParseMs = 30_000;
/** Those 100 MB take 1.2 GB. */
const maxMemoryMb = 2048;

export interface ParseOptions {
  /** Ends the thread, whatever it does. */
  readonly signal?: AbortSignal | undefined;
  /** Given by tests: 30 seconds. */
  readonly maxMs?: number;
  /** Given by tests. */
  readonly startThread?: (file: URL, options: WorkerOptions) => Worker;
}

/**
 * [Note: The thread of a parser]
 * Who made a file of subtitles is not known, nor how long reading it takes: the thread that answers the page, or Ctrl+C,
 * never waits for that. A thread per file, whose start takes a fraction of a second, can be ended at any time: when the
 * person cancels, after 30 s, or when it wants too much memory. It takes the bytes over (they are gone from `work`) and
 * gives the cues back in parts. A track takes as many of them as an edit has changes.
 *
 * `name`: as failures name what is read. Throws what `carryOut` does, `cancelled`, and `bad-subtitle`.
 */
export async function parseInThread(
  work: ParseWork,
  name: string,
  options: ParseOptions = {},
): Promise<ParsedWork> {
  return inThread(work, name, options, async ({ parse, problems }, until) => ({
    ...(await parse(null, until)),
    problems: await problems(null, until),
  }));
}

/** The same as a track, which is made there too: what comes back only has to be stored. */
export async function parseTrackInThread(
  work: ParseWork,
  name: string,
  wanted: NewTrack,
  options: ParseOptions = {},
): Promise<ParsedTrack & { readonly problems: readonly FormatProblem[] }> {
  return inThread(work, name, options, async ({ track, problems }, until) => ({
    ...(await track(wanted, until)),
    problems: await problems(null, until),
  }));
}

/** The chapters of a file. */
export async function parseChaptersInThread(
  work: ParseWork,
  name: string,
  wanted: ChapterReadOptions,
  options: ParseOptions = {},
): Promise<ReadChapters> {
  return inThread(work, name, options, ({ chapters }, until) => chapters(wanted, until));
}

type Calls = Client<typeof parseContract>;

async function inThread<Result>(
  work: ParseWork,
  name: string,
  { signal, maxMs = maxParseMs, startThread = (file, options) => new Worker(file, options) }: ParseOptions,
  ask: (calls: Calls, until: { readonly signal: AbortSignal }) => Promise<Result>,
): Promise<Result> {
  signal?.throwIfAborted();
  const task: ParseTask = { work, name, maxCues: maxChangesOfEdit };
  const thread = startThread(new URL('parse-thread.ts', import.meta.url), {
    workerData: task,
    transferList: work.kind === 'file' ? [work.bytes.buffer] : [],
    resourceLimits: { maxOldGenerationSizeMb: maxMemoryMb },
    execArgv: [],
    name: 'subtitles',
  });
  let crash: unknown = new Error('the thread that parses subtitles ended');
  thread.once('error', (error) => {
    crash = error;
  });
  const connection = connect(parseContract, channelToThread<Response, Request>(thread), () =>
    explainCrash(crash, name),
  );
  const late = AbortSignal.timeout(maxMs);
  const until = { signal: signal === undefined ? late : AbortSignal.any([signal, late]) };
  try {
    return await ask(connection.calls, until);
  } catch (error) {
    signal?.throwIfAborted();
    if (!late.aborted) throw error;
    throw new SidecutError('bad-subtitle', { reason: 'takes-too-long', name, afterMs: maxMs });
  } finally {
    connection.close();
  }
}

function explainCrash(crash: unknown, name: string): SidecutError {
  if (crash instanceof Error && 'code' in crash && crash.code === 'ERR_WORKER_OUT_OF_MEMORY') {
    return new SidecutError('bad-subtitle', { reason: 'takes-too-much-memory', name });
  }
  return fromFailure(toFailure(crash));
}
