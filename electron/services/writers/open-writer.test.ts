import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { noWriterServer } from '../../../core/writing/writer-server.ts';
import { writeGguf } from '../../inference/kinds/text-generator/testing/write-gguf.ts';
import { importModel } from '../models/install/import-model.ts';
import { StoreFixture } from '../models/testing/store-fixture.ts';
import type { WriterCalls } from './local-writer.ts';
import { installedWriter, openWriter } from './open-writer.ts';
import type { WriterSources } from './open-writer.ts';
import { FakeWriterServer } from './testing/writer-server.ts';

const never = new AbortController().signal;
let store: StoreFixture;
beforeEach(async () => {
  store = await StoreFixture.create();
});
afterEach(() => store.remove());

const load: WriterCalls['load'] = (_kind, { folder }) =>
  Promise.resolve({
    ...{ modelKey: folder, provider: 'cpu', precision: 'Q4_K_M', contextTokens: 4096, parameters: 1 },
    ...{ hasChatTemplate: true, graphics: null, neededBytes: 1 },
  } as never);
const sources = (change: Partial<WriterSources> = {}): WriterSources => ({
  inference: { load } as WriterCalls,
  places: store.places,
  server: () => Promise.resolve(undefined),
  ...change,
});

it('a model of the store is opened by its id, and is found when none is named', async () => {
  expect(await installedWriter(store.places, never)).toBeUndefined();
  const file = writeGguf(path.join(store.home, 'mine.gguf'));
  await importModel(store.store(), file, { signal: never });
  expect(await installedWriter(store.places, never)).toBe('mine');
  const writer = await openWriter(sources(), 'mine', never);
  expect(writer).toMatchObject({ name: 'mine', contextTokens: 4096 });
  expect(writer.identity).toMatch(/^mine [0-9a-f]{32} Q4_K_M$/);
});

it('one that is not installed, or writes nothing, is refused as every model is', async () => {
  await expect(openWriter(sources(), 'qwen2.5-0.5b-instruct', never)).rejects.toMatchObject({
    code: 'model-not-installed',
  });
  await store.install();
  await expect(openWriter(sources(), 'whisper-tiny', never)).rejects.toMatchObject({
    code: 'model-unsupported',
    facts: { reason: 'other-task', kind: 'whisper', wanted: 'gguf' },
  });
});

it('the server is opened only where one is named', async () => {
  for (const server of [undefined, noWriterServer])
    await expect(
      openWriter(sources({ server: () => Promise.resolve(server) }), 'server', never),
    ).rejects.toMatchObject({ code: 'writer-unavailable', facts: { reason: 'no-server-named' } });
  await using fake = await FakeWriterServer.start();
  const named = { ...noWriterServer, address: fake.address, model: 'small' };
  const writer = await openWriter(sources({ server: () => Promise.resolve(named) }), 'server', never);
  expect(writer).toMatchObject({ name: 'small', countsExactly: false });
});
