import type { AppContract } from '../../../core/contract/app-contract.ts';
import type { StartJob } from '../../../core/contract/jobs.ts';
import { SidecutError } from '../../../core/errors.ts';
import type { Handlers } from '../../transport/calls.ts';
import type { Library } from '../library/library.ts';
import { unknownMedia } from '../library/unknown.ts';
import { requirePresent } from '../media/presence.ts';
import type { JobQueue, JobRequest } from './job-queue.ts';

type JobOperation = Extract<keyof AppContract, `jobs.${string}`>;

export interface JobHandlerParts {
  readonly queue: JobQueue;
  readonly library: { readonly media: Pick<Library['media'], 'find'> };
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
    'jobs.clear': async () => {
      await queue.clear();
      return {};
    },
  };
}

/** Refuses at once what can't become anything; a page's ids are turned into what a later process understands. */
export async function toRequest(
  { queue, library }: JobHandlerParts,
  { kind, mediaId, options }: StartJob,
): Promise<JobRequest> {
  const { accept } = queue.kind(kind);
  if (accept === undefined) throw new SidecutError('kind-unknown', { kind });
  const record = mediaId === null ? null : await library.media.find(mediaId);
  if (record === null) throw unknownMedia(mediaId ?? '');
  const media = await requirePresent(record);
  const kept = await accept(options, { record, media });
  return { kind, mediaId: record.id, title: record.name, ...kept };
}
