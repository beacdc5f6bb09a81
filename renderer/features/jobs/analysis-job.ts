/** What is being made of the open video. */
import type { Job } from '../../../core/contract/jobs.ts';
import { useStore } from '../../stores/store.ts';
import { jobsStore } from './jobs-store.ts';

/** The latest that makes this kind of the video: it runs, waits, or is over. */
export function useAnalysisJob(mediaId: string, kind: string): Job | null {
  return useStore(
    jobsStore,
    (jobs) => jobs.find((job) => job.kind === kind && job.mediaId === mediaId) ?? null,
  );
}
