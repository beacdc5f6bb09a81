import type { Job } from '../../../core/contract/jobs.ts';
import type { ModelCard } from '../../../core/contract/models.ts';
import { useStore } from '../../stores/store.ts';
import { jobsStore } from '../jobs/index.ts';

const shown: readonly Job['state'][] = ['queued', 'running', 'paused', 'failed'];

/** The job of the kind that works on the model, or has failed; such jobs have its name. */
export function useModelJob(
  { id, name }: ModelCard,
  kind: 'install-model' | 'measure-model',
): Job | undefined {
  return useStore(jobsStore, (jobs) =>
    jobs.find(
      (job) => job.kind === kind && (job.title === name || job.title === id) && shown.includes(job.state),
    ),
  );
}
