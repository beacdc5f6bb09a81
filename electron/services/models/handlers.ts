import type { AppContract } from '../../../core/contract/app-contract.ts';
import type { Job } from '../../../core/contract/jobs.ts';
import { findCatalogueModel } from '../../../models/catalogue.ts';
import type { Handlers } from '../../transport/calls.ts';
import type { JobQueue } from '../jobs/job-queue.ts';
import type { EmitEvent } from '../../../core/contract/events.ts';
import { SidecutError } from '../../../core/errors.ts';
import { homedir } from 'node:os';
import type { FoundWeightsCard } from '../../../core/contract/models.ts';
import { toFailure } from '../../../core/failure.ts';
import type { SourceRegistry } from '../files/source-registry.ts';
import { findWeights, withoutImported } from './find/find-weights.ts';
import type { FoundWeights } from './find/find-weights.ts';
import { usualPlaces } from './find/usual-places.ts';
import { importModel } from './install/import-model.ts';
import { freeModelId, idFromPath } from './install/name-import.ts';
import { similarIds } from './shelf/similar-ids.ts';
import { toCard } from './model-card.ts';
import { listModels } from './shelf/list-models.ts';
import { measuresOf } from './shelf/measures.ts';
import type { ModelStore } from './install/model-store.ts';
import { removeModel } from './install/remove-model.ts';

type ModelOperation = Extract<keyof AppContract, `models.${string}`>;

export interface ModelHandlerParts {
  readonly store: ModelStore;
  readonly queue: JobQueue;
  readonly emit: EmitEvent;
  readonly sources: SourceRegistry;
}

export function createModelHandlers({
  store,
  queue,
  emit,
  sources,
}: ModelHandlerParts): Pick<Handlers<AppContract>, ModelOperation> {
  return {
    'models.list': async () => {
      const listed = await listModels(store.places);
      const measures = await measuresOf(store.places, listed);
      const models = listed.map((model) => toCard(model, measures.get(model.id)));
      return { models, offline: store.hub.offline };
    },
    // A page installs what it is offered; other repositories of the hub are named at a terminal.
    'models.install': ({ modelId }) => {
      const offered = findCatalogueModel(modelId);
      if (offered === undefined) return Promise.reject(notOffered(modelId));
      const title = offered.name;
      const known = queue
        .list()
        .find((job) => job.kind === 'install-model' && job.title === title && isOpen(job));
      if (known) return Promise.resolve(known);
      return queue.add({ kind: 'install-model', mediaId: null, title, options: { modelId } });
    },
    'models.measure': async ({ modelId, on }) => {
      const model = (await listModels(store.places)).find(({ id }) => id === modelId);
      if (model === undefined) throw notOffered(modelId);
      const known = queue
        .list()
        .find((job) => job.kind === 'measure-model' && job.title === model.name && isOpen(job));
      if (known) return known;
      const options = { modelId, trackId: on?.trackId ?? null };
      return queue.add({
        ...{ kind: 'measure-model', mediaId: on?.mediaId ?? null, title: model.name, options },
      });
    },
    'models.find': async (_input, { signal }) => {
      const surroundings = { platform: process.platform, home: homedir(), environment: process.env };
      const found = await findWeights(usualPlaces(surroundings), signal);
      return {
        weights: (await withoutImported(store.places, found)).map((weights) => toFoundCard(sources, weights)),
      };
    },
    'models.import': async ({ source }, { signal }) => {
      const from = sources.pathOf(source);
      const id = await freeModelId(store.places, idFromPath(from, unnamed));
      await importModel(store, from, { id, signal });
      emit('models.changed', {});
      return { modelId: id };
    },
    'models.remove': async ({ modelId }) => {
      const freedBytes = await removeModel(store.places, modelId);
      emit('models.changed', {});
      return { freedBytes };
    },
  };
}

/** The id of a model whose name has no letter that ids may have; a number follows where there are several. */
const unnamed = 'imported-model';

function toFoundCard(
  sources: SourceRegistry,
  { path, program, bytes, refusal, notes }: FoundWeights,
): FoundWeightsCard {
  return {
    source: sources.idFor(path),
    name: idFromPath(path, unnamed),
    program,
    bytes,
    refusal: refusal === undefined ? null : toFailure(refusal),
    notes: [...notes],
  };
}

function notOffered(model: string): SidecutError {
  return new SidecutError('model-unknown', { reason: 'catalogue', model, similar: similarIds(model) });
}

/** A second click shows the same job. */
function isOpen({ state }: Job): boolean {
  return state === 'queued' || state === 'running' || state === 'paused';
}
