import { rm } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import {
  smallShape,
  toyWeights,
  writeGgml,
} from '../../inference/kinds/whisper/weights/testing/toy-weights.ts';
import { createSourceRegistry } from '../files/source-registry.ts';
import { createModelHandlers } from './handlers.ts';
import { idFromPath } from './install/name-import.ts';
import { listModels } from './shelf/list-models.ts';
import { StoreFixture } from './testing/store-fixture.ts';
import { whisperFiles, writeFolder } from './testing/whisper-files.ts';

const context = { signal: new AbortController().signal } as never;
let store: StoreFixture;
beforeEach(async () => {
  store = await StoreFixture.create();
  for (const name of ['HOME', 'USERPROFILE']) vi.stubEnv(name, store.home);
  for (const name of ['HF_HUB_CACHE', 'HF_HOME', 'XDG_CACHE_HOME', 'XDG_DATA_HOME', 'XDG_CONFIG_HOME'])
    vi.stubEnv(name, path.join(store.home, 'nowhere'));
});
afterEach(async () => {
  vi.unstubAllEnvs();
  await store.remove();
});

it('a page finds weights without a path, imports them by their id, and finds them no more', async () => {
  const file = path.join(store.home, 'whisper.cpp', 'models', 'ggml-toy.bin');
  writeGgml(file, toyWeights(smallShape), { shape: smallShape });
  const emit = vi.fn();
  const handlers = createModelHandlers({
    ...{ store: store.store(), queue: { list: () => [] } as never, emit },
    sources: createSourceRegistry(),
  });
  const { weights } = await handlers['models.find']({}, context);
  expect(weights).toMatchObject([{ name: 'ggml-toy', program: 'whisper.cpp', refusal: null }]);
  expect(JSON.stringify(weights)).not.toContain(store.home);
  const source = weights[0]!.source;
  expect(await handlers['models.import']({ source }, context)).toEqual({ modelId: 'ggml-toy' });
  expect(emit).toHaveBeenCalledWith('models.changed', {});
  const listed = (await listModels(store.places)).find(({ id }) => id === 'ggml-toy');
  expect(listed).toMatchObject({ state: 'installed', languages: ['en', 'zh', 'de'] });
  expect(await handlers['models.find']({}, context)).toEqual({ weights: [] });
  // Once more, with a name of its own.
  expect(await handlers['models.import']({ source }, context)).toEqual({ modelId: 'ggml-toy-2' });
  await rm(file);
  await expect(handlers['models.import']({ source }, context)).rejects.toMatchObject({
    code: 'file-not-found',
  });
  await expect(handlers['models.import']({ source: 'made up' }, context)).rejects.toMatchObject({
    code: 'source-unknown',
  });
});

it('a page that chooses one graph of a folder gets a model with the name of the folder', async () => {
  const folder = path.join(store.home, 'My Whisper');
  await writeFolder(folder, whisperFiles());
  const sources = createSourceRegistry();
  const handlers = createModelHandlers({
    ...{ store: store.store(), queue: { list: () => [] } as never, emit: vi.fn(), sources },
  });
  const source = sources.idFor(path.join(folder, 'onnx', 'encoder_model_quantized.onnx'));
  expect(await handlers['models.import']({ source }, context)).toEqual({ modelId: 'My-Whisper' });
});

it('a model that is named in Chinese alone gets an id all the same, and the next one another', async () => {
  const sources = createSourceRegistry();
  const handlers = createModelHandlers({
    ...{ store: store.store(), queue: { list: () => [] } as never, emit: vi.fn(), sources },
  });
  const importedAs = async (name: string) => {
    const folder = path.join(store.home, name);
    await writeFolder(folder, whisperFiles());
    return (await handlers['models.import']({ source: sources.idFor(folder) }, context)).modelId;
  };
  expect(await importedAs('语音模型')).toBe('imported-model');
  expect(await importedAs('音声')).toBe('imported-model-2');
  expect(await importedAs('语音 whisper')).toBe('whisper');
});

it('a long name is cut to what a model may be called', () => {
  expect(idFromPath(path.join(store.home, `${'a'.repeat(200)}.bin`))).toBe('a'.repeat(90));
});
