import { assertNever } from '../../../core/assert-never.ts';
import type { AppContract } from '../../../core/contract/app-contract.ts';
import type { StartJob } from '../../../core/contract/jobs.ts';
import type { Handlers } from '../../transport/calls.ts';
import type { Library } from '../library/library.ts';
import { chooseAudioTrack } from '../media/audio-track.ts';
import { requireMedia, requirePresent } from '../media/presence.ts';
import { requireFree } from '../files/destination-path.ts';
import type { JobQueue, JobRequest } from './job-queue.ts';

type JobOperation = Extract<keyof AppContract, `jobs.${string}`>;
type Destination = Extract<StartJob, { kind: 'clip' }>['destination'];

export interface JobHandlerParts {
  readonly queue: JobQueue;
  readonly library: Pick<Library, 'media'>;
  /** The path that a page's folder and file name stand for. */
  readonly resolveDestination: (destination: Destination) => Promise<string>;
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
async function toRequest(
  { library, resolveDestination }: JobHandlerParts,
  start: StartJob,
): Promise<JobRequest> {
  const record = await requireMedia(library, start.mediaId);
  const media = await requirePresent(record);
  const request = { kind: start.kind, mediaId: record.id, title: record.name };
  switch (start.kind) {
    case 'transcribe':
      chooseAudioTrack(media, start.options.audioTrack + 1);
      return { ...request, options: start.options };
    case 'burn-in':
    case 'mux':
    case 'clip': {
      const { destination, ...options } = start;
      const outputPath = await resolveDestination(destination);
      const { overwrite } = destination;
      if (!overwrite) await requireFree(outputPath);
      return { ...request, outputPath, options: { ...options, overwrite } };
    }
    default:
      return assertNever(start);
  }
}
