/** Entry of the thread that parses one file or stream of subtitles. */
import { parentPort, workerData } from 'node:worker_threads';
import { SidecutError } from '../../../../core/errors.ts';
import type { FormatProblem } from '../../../../core/format-problems.ts';
import type { Handlers } from '../../../transport/calls.ts';
import { channelOverPort } from '../../../transport/channels/message-port.ts';
import type { Response } from '../../../transport/envelope.ts';
import { serve } from '../../../transport/server.ts';
import { parseContract } from './parse-contract.ts';
import type { ParseTask } from './parse-contract.ts';
import { carryOut, carryOutChapters } from './parse-work.ts';
import type { ParsedWork } from './parse-work.ts';
import { toTrack } from './parsed-track.ts';

const { work, name, maxCues } = workerData as ParseTask;
const channel = channelOverPort<unknown, Response>(parentPort!);
let problems: readonly FormatProblem[] = [];

function parse(): ParsedWork {
  const parsed = carryOut(work);
  const count = parsed.cues.length;
  if (count > maxCues) {
    throw new SidecutError('bad-subtitle', { reason: 'too-many-cues', name, count, maxCues });
  }
  problems = parsed.problems;
  return { ...parsed, problems: [] };
}

const handlers: Handlers<typeof parseContract> = {
  parse: () => new Promise((resolve) => resolve(parse())),
  track: (wanted) => new Promise((resolve) => resolve(toTrack(parse(), wanted))),
  chapters: (options) => new Promise((resolve) => resolve(carryOutChapters(work, options))),
  problems: () => Promise.resolve(problems),
};
serve(parseContract, handlers, channel);
// Whoever started it decides when it ends.
channel.hold();
