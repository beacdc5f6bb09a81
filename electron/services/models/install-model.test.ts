import { dirname } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { modelSchema } from '../../../core/contract/models.ts';
import { JobQueue } from '../jobs/job-queue.ts';
import { testLibrary, testPlace } from '../library/testing/test-library.ts';
import { createSourceRegistry } from '../files/source-registry.ts';
import { createModelHandlers } from './handlers.ts';
import { StoreFixture, tinyId } from './testing/store-fixture.ts';
import { installModelJob } from './install-model-work.ts';
import { eventually } from '../jobs/testing/eventually.ts';

const context = { signal: new AbortController().signal, progress: () => undefined };

it('a model is installed by a job, shown as installed, and removed', async () => {
  const store = await StoreFixture.create();
  onTestFinished(() => store.remove());
  const place = testPlace();
  const modelStore = store.store({ home: dirname(place.file) });
  const events: string[] = [];
  const emit = (name: string) => void events.push(name);
  const library = await testLibrary(place);
  const queue = new JobQueue(library.jobs, [installModelJob({ modelStore, emit })], emit);
  onTestFinished(() => queue.close());
  await queue.start();
  const handlers = createModelHandlers({ store: modelStore, queue, emit, sources: createSourceRegistry() });
  const card = async () => {
    const { models } = await handlers['models.list']({}, context);
    return modelSchema.parse(models.find(({ id }) => id === tinyId));
  };

  for (const modelId of ['owner/name', '', '/etc', '../x']) {
    await expect(handlers['models.install']({ modelId }, context)).rejects.toMatchObject({
      code: 'model-unknown',
      facts: { reason: 'catalogue', model: modelId },
    });
  }
  expect(queue.list()).toEqual([]);
  expect(await card()).toMatchObject({ state: 'available', task: 'speech-to-text' });
  const job = await handlers['models.install']({ modelId: tinyId }, context);
  expect(await handlers['models.install']({ modelId: tinyId }, context)).toMatchObject({ id: job.id });
  await eventually(() => expect(queue.list()).toMatchObject([{ id: job.id, state: 'done' }]));
  expect(events).toContain('models.changed');
  expect(await card()).toMatchObject({ state: 'installed' });
  expect((await handlers['models.remove']({ modelId: tinyId }, context)).freedBytes).toBeGreaterThan(0);
  expect(await card()).toMatchObject({ state: 'available' });
  await expect(handlers['models.remove']({ modelId: tinyId }, context)).rejects.toMatchObject({
    code: 'model-not-installed',
    facts: { reason: 'nothing', model: tinyId },
  });
});
