import { z } from 'zod';
import type { JobWork } from '../jobs/job-work.ts';
import type { JobProgress } from '../jobs/progress-meter.ts';
import type { InstallProgress } from './install/install-progress.ts';
import { installModel } from './install/install.ts';
import type { EmitEvent } from '../../../core/contract/events.ts';
import type { ModelStore } from './install/model-store.ts';

export const installModelOptionsSchema = z.object({ modelId: z.string() });

/** The download goes on where it stopped by itself. */
export function installModelWork({
  store,
  emit,
}: {
  readonly store: ModelStore;
  readonly emit: EmitEvent;
}): JobWork {
  return {
    resource: 'download',
    run: async (job, { signal, onProgress }) => {
      const { modelId } = installModelOptionsSchema.parse(job.options);
      let fraction = job.fraction;
      await installModel(store, modelId, {
        signal,
        onProgress: (progress) => {
          const reported = toJobProgress(progress, fraction);
          ({ fraction } = reported);
          onProgress(reported);
        },
      });
      emit('models.changed', {});
    },
  };
}

function toJobProgress(progress: InstallProgress, fraction: number): JobProgress {
  switch (progress.phase) {
    case 'listing':
      return { fraction, stage: 'job.stage.connecting' };
    case 'checking':
      return { fraction, stage: 'job.stage.checking' };
    case 'waiting':
      return { fraction, stage: 'job.stage.waiting' };
    case 'downloading':
      return {
        fraction: progress.bytesDone / Math.max(1, progress.bytesTotal),
        stage: 'job.stage.downloading',
      };
  }
}
