import type { AppContract } from '../../../core/contract/app-contract.ts';
import type { StartJob } from '../../../core/contract/jobs.ts';
import { SidecutError } from '../../../core/errors.ts';
import type { Handlers } from '../../transport/calls.ts';
import type { AskedMedium } from './job-kind.ts';
import type { JobQueue } from './job-queue.ts';
import type { JobRequest } from './job-rows.ts';

type JobOperation = Extract<keyof AppContract, `jobs.${string}`>;

export interface JobHandlerParts {
  readonly queue: JobQueue;
  /** Fails when it is not there. */
  readonly findMedium: (mediaId: string | null) => Promise<AskedMedium>;
}

export function createJobHandlers(parts: JobHandlerParts): Pick<Handlers<AppContract>, JobOperation> {
  const { queue } = parts;
  return {
    'jobs.list': () => Promise.resolve({ jobs: [...queue.list()] }),
    'jobs.start': async (start) => queue.add(await toRequest(parts, start)),
    'jobs.pause': ({ jobId }) => queue.pause(jobId),
    'jobs.resume': ({ jobId }) => queue.resume(jobId),
    'jobs.cancel': ({ jobId }) => queue.cancel(jobId),
    'jobs.retry': ({ jobId }) => queue.retry(jobId),
    'jobs.pauseAll': () => queue.pauseAll().then(nothing),
    'jobs.resumeAll': () => queue.resumeAll().then(nothing),
    'jobs.cancelAll': () => queue.cancelAll().then(nothing),
    'jobs.clear': () => queue.clear().then(nothing),
  };
}

const nothing = () => ({});

/** Refuses at once what can't become anything; a page's ids are turned into what a later process understands. */
async function toRequest(
  { queue, findMedium }: JobHandlerParts,
  { kind, mediaId, options }: StartJob,
): Promise<JobRequest> {
  const { accept } = queue.kind(kind);
  if (accept === undefined) throw new SidecutError('kind-unknown', { kind });
  const medium = await findMedium(mediaId);
  const kept = await accept(options, medium);
  return { kind, mediaId: medium.record.id, title: medium.record.name, ...kept };
}
