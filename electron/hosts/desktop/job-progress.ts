import type { Job } from '../../../core/contract/jobs.ts';

/** What the dock shows: the mean of all that runs or waits, -1 (no bar) when nothing does. */
export class JobProgress {
  readonly #fractions = new Map<string, number>();

  update(job: Pick<Job, 'id' | 'state' | 'fraction'>): number {
    if (job.state === 'running' || job.state === 'queued') this.#fractions.set(job.id, job.fraction);
    else this.#fractions.delete(job.id);
    return this.fraction;
  }

  get fraction(): number {
    if (this.#fractions.size === 0) return -1;
    let sum = 0;
    for (const fraction of this.#fractions.values()) sum += fraction;
    return sum / this.#fractions.size;
  }
}
