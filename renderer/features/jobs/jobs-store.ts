import type { Job } from '../../../core/contract/jobs.ts';
import type { AppConnection } from '../../connection/app-connection.ts';
import { showFailure } from '../../notices/notices.ts';
import { createStore } from '../../stores/store.ts';

/** The newest first. */
export const jobsStore = createStore<readonly Job[]>([]);

export const isActive = ({ state }: Job): boolean => state === 'queued' || state === 'running';

function byAge(a: Job, b: Job): number {
  return b.createdAt.localeCompare(a.createdAt) || (a.id < b.id ? -1 : 1);
}

export function putJob(job: Job): void {
  jobsStore.set((jobs) => {
    const index = jobs.findIndex(({ id }) => id === job.id);
    return index < 0 ? [...jobs, job].sort(byAge) : jobs.with(index, job);
  });
}

/** Reads the jobs and follows them. Returns the way to stop. */
export async function connectJobs({ calls, on, onState }: AppConnection): Promise<() => void> {
  const read = async (): Promise<void> => {
    const { jobs } = await calls['jobs.list']({});
    jobsStore.set(jobs.toSorted(byAge));
  };
  const stops = [
    on('jobs.changed', ({ job }) => putJob(job)),
    on('jobs.removed', ({ jobIds }) => {
      const removed = new Set(jobIds);
      jobsStore.set((jobs) => jobs.filter(({ id }) => !removed.has(id)));
    }),
    onState((state) => {
      if (state === 'connected') read().catch(showFailure);
    }),
  ];
  await read();
  return () => {
    for (const stop of stops) stop();
  };
}

/** The part done of everything that runs or waits, 0 to 1; null when nothing does. */
export function overallFraction(jobs: readonly Job[]): number | null {
  const active = jobs.filter(isActive);
  if (active.length === 0) return null;
  return active.reduce((sum, { fraction }) => sum + fraction, 0) / active.length;
}
