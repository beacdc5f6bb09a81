import type { AppContract } from '../../../core/contract/app-contract.ts';
import type { Job } from '../../../core/contract/jobs.ts';
import { findCatalogueModel } from '../../../models/catalogue.ts';
import type { Handlers } from '../../transport/calls.ts';
import type { JobQueue } from '../jobs/job-queue.ts';
import type { EmitEvent } from '../../../core/contract/events.ts';
import { listModels } from './shelf/list-models.ts';
import type { ListedModel } from './shelf/list-models.ts';
import type { ModelStore } from './install/model-store.ts';
import { removeModel } from './install/remove-model.ts';

type ModelOperation = Extract<keyof AppContract, `models.${string}`>;

export interface ModelHandlerParts {
  readonly store: ModelStore;
  readonly queue: JobQueue;
  readonly emit: EmitEvent;
}

export function createModelHandlers({
  store,
  queue,
  emit,
}: ModelHandlerParts): Pick<Handlers<AppContract>, ModelOperation> {
  return {
    'models.list': async () => ({
      models: (await listModels(store.places)).map(toCard),
      offline: store.hub.offline,
    }),
    'models.install': ({ modelId }) => {
      const title = findCatalogueModel(modelId)?.name ?? modelId;
      const known = queue
        .list()
        .find((job) => job.kind === 'install-model' && job.title === title && isOpen(job));
      if (known) return Promise.resolve(known);
      return queue.add({ kind: 'install-model', mediaId: null, title, options: { modelId } });
    },
    'models.remove': async ({ modelId }) => {
      const freedBytes = await removeModel(store.places, modelId);
      emit('models.changed', {});
      return { freedBytes };
    },
  };
}

/** A second click on "Install" shows the same job. */
function isOpen({ state }: Job): boolean {
  return state === 'queued' || state === 'running' || state === 'paused';
}

function toCard(model: ListedModel) {
  const { id, name, task, state, licence, wordTimes, notes, bytes, download } = model;
  return {
    ...{ id, name, task, state },
    languages: [...model.languages],
    licence: licence ?? null,
    bytes: bytes ?? download?.bytes ?? null,
    wordTimes: wordTimes ?? null,
    notes: notes ?? null,
  };
}
