import { z } from 'zod';
import type { JobKind } from '../jobs/job-kind.ts';
import type { JobProgress } from '../jobs/progress-meter.ts';
import type { InstallProgress } from './install/install-progress.ts';
import { installModel } from './install/install.ts';
import type { EmitEvent } from '../../../core/contract/events.ts';
import type { ModelStore } from './install/model-store.ts';

export const installModelOptionsSchema = z.object({ modelId: z.string() });

export interface InstallModelParts {
  readonly modelStore: ModelStore;
  readonly emit: EmitEvent;
}

/** The download goes on where it stopped by itself. */
export function installModelJob({ modelStore, emit }: InstallModelParts): JobKind {
  return {
    kind: 'install-model',
    resource: 'download',
    stages: ['job.stage.connecting', 'job.stage.checking', 'job.stage.waiting', 'job.stage.downloading'],
    run: async (job, { signal, onProgress }) => {
      const { modelId } = installModelOptionsSchema.parse(job.options);
      let fraction = job.fraction;
      await installModel(modelStore, modelId, {
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
    case 'asking-pip':
    case 'next-source':
      return { fraction, stage: 'job.stage.connecting' };
    case 'checking':
    case 'unpacking':
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
