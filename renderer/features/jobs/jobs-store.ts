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

const stateOrder: Readonly<Record<Job['state'], number>> = {
  running: 0,
  queued: 1,
  paused: 2,
  failed: 3,
  done: 4,
  cancelled: 4,
};

/** What runs, what comes next in its order, what waits for a person, and then what is over, the latest first. */
export function inOrderOfWork(jobs: readonly Job[]): readonly Job[] {
  const isAhead = ({ state }: Job): boolean => stateOrder[state] < stateOrder.failed;
  return jobs.toSorted(
    (a, b) => stateOrder[a.state] - stateOrder[b.state] || (isAhead(a) ? byAge(b, a) : byAge(a, b)),
  );
}

/** Jobs that were begun with less than this between them are one piece of work for a person. */
const togetherMs = 120_000;
/** The app makes these by itself; beside work that was asked for they do not count. */
const unasked: readonly string[] = ['prepare', 'proxy', 'moments'];
/** Nobody waits for these: they are in the list alone. */
const quiet: readonly string[] = ['moments'];

/** At work or about to, and somebody waits for it. */
export const isAwaited = (job: Job): boolean => isActive(job) && !quiet.includes(job.kind);

export interface Batch {
  readonly ended: number;
  readonly total: number;
}

/** How many of the jobs that were begun together with what runs now have ended; null when nothing runs or waits. */
export function currentBatch(jobs: readonly Job[]): Batch | null {
  const asked = jobs.filter(({ kind }) => !unasked.includes(kind));
  const counted = asked.some(isActive) ? asked : jobs.filter(({ kind }) => !quiet.includes(kind));
  if (!counted.some(isActive)) return null;
  const byTime = counted.toSorted((a, b) => byAge(b, a));
  const times = byTime.map(({ createdAt }) => Date.parse(createdAt));
  let first = byTime.findIndex(isActive);
  while (first > 0 && times[first]! - times[first - 1]! < togetherMs) first -= 1;
  const batch = byTime.slice(first).filter(({ state }) => state !== 'cancelled');
  return {
    ended: batch.filter(({ state }) => state === 'done' || state === 'failed').length,
    total: batch.length,
  };
}

/** The part done of everything that runs or waits and is waited for, 0 to 1; null when nothing does. */
export function overallFraction(jobs: readonly Job[]): number | null {
  const active = jobs.filter(isAwaited);
  if (active.length === 0) return null;
  return active.reduce((sum, { fraction }) => sum + fraction, 0) / active.length;
}
