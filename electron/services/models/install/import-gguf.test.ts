import { stat, truncate, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { ggufBytes, writeGguf } from '../../../inference/kinds/text-generator/testing/write-gguf.ts';
import { StoreFixture } from '../testing/store-fixture.ts';
import { ensureModelReady } from '../shelf/find-model.ts';
import { listModels } from '../shelf/list-models.ts';
import { importModel } from './import-model.ts';
import { removeModel } from './remove-model.ts';

const writer = 'qwen2.5-0.5b-instruct';
const writerRepository = 'Qwen/Qwen2.5-0.5B-Instruct-GGUF';
const writerFile = 'qwen2.5-0.5b-instruct-q4_k_m.gguf';

let store: StoreFixture;
beforeEach(async () => {
  store = await StoreFixture.create();
});
afterEach(() => store.remove());

const importIt = (from: string) => importModel(store.store(), from, { signal: new AbortController().signal });
const listed = async (id: string) => (await listModels(store.places)).find((model) => model.id === id);
const publish = (repository: string, files: Readonly<Record<string, Buffer>>) =>
  store.hub.addRepository(repository, { commit: 'a'.repeat(40), files });
const ready = (id?: string) => ensureModelReady(store.places, id, { task: 'text-generation' });

test('a language model in one file is imported under a name that tells its form, and is shared', async () => {
  const file = writeGguf(path.join(store.home, 'Downloads', 'My model.gguf'));
  const result = await importIt(file);
  expect(result).toMatchObject({ id: 'My-model', linked: true });
  const taken = path.join(result.folder, 'My model-q4_k_m.gguf');
  expect((await stat(taken)).ino).toBe((await stat(file)).ino);
  expect(await listed('My-model')).toMatchObject({
    ...{ task: 'text-generation', state: 'installed', installedPrecisions: ['q4'] },
  });
  expect(await ready()).toMatchObject({ id: 'My-model' });
  await expect(ensureModelReady(store.places, 'My-model')).rejects.toMatchObject({
    code: 'model-unsupported',
    facts: { reason: 'other-task', kind: 'gguf', wanted: 'whisper' },
  });
  await truncate(taken, 100);
  await expect(ready('My-model')).rejects.toMatchObject({ facts: { reason: 'file-changed' } });
  expect(await removeModel(store.places, 'My-model')).toBeGreaterThan(0);
  await expect(ready()).rejects.toMatchObject({ code: 'model-unknown', facts: { reason: 'no-starter' } });
});

test('a folder may hold it, alone or in several forms, with a config.json of the original', async () => {
  const folder = path.join(store.home, 'writers', 'Nice');
  writeGguf(path.join(folder, 'nice.gguf'));
  expect(await importIt(folder)).toMatchObject({ id: 'Nice' });
  const several = path.join(store.home, 'writers', 'Several');
  for (const form of ['Q4_0', 'Q4_K_M', 'Q8_0']) writeGguf(path.join(several, `several-${form}.gguf`));
  await writeFile(path.join(several, 'config.json'), '{"model_type": "qwen2"}');
  const { folder: taken } = await importIt(several);
  expect(Object.keys(await store.contents(taken)).filter((name) => name.endsWith('.gguf'))).toEqual([
    ...['several-Q4_K_M.gguf', 'several-Q8_0.gguf'],
  ]);
  expect(await listed('Several')).toMatchObject({ installedPrecisions: ['int8', 'q4'] });
});

test('one that is damaged, not whole, or no language model is not taken in', async () => {
  const at = (name: string) => path.join(store.home, name);
  const short = writeGguf(at('short.gguf'), { missingBytes: 4 });
  await expect(importIt(short)).rejects.toMatchObject({
    code: 'model-damaged',
    facts: { problem: 'outside' },
  });
  const encoder = writeGguf(at('encoder.gguf'), { metadata: { 'general.architecture': 'bert' } });
  await expect(importIt(encoder)).rejects.toMatchObject({
    facts: { reason: 'gguf-no-writer', kind: 'bert' },
  });
  await writeFile(at('text.gguf'), 'hello');
  await expect(importIt(at('text.gguf'))).rejects.toMatchObject({ code: 'model-unsupported' });
  expect(await listed('short')).toBeUndefined();
});

test('one of the catalogue is installed from the hub: the one file, checked', async () => {
  publish(writerRepository, {
    'README.md': Buffer.from('# Qwen'),
    [writerFile]: ggufBytes(),
    'qwen2.5-0.5b-instruct-q4_0.gguf': ggufBytes({ version: 2 }),
    'qwen2.5-0.5b-instruct-q8_0.gguf': ggufBytes(),
  });
  expect(await store.install({}, {}, writer)).toMatchObject({ id: writer, outcome: 'installed' });
  expect(Object.keys(await store.contents(store.modelFolder(writer))).sort()).toEqual([
    ...['README.md', writerFile, 'sidecut-lock.json'],
  ]);
  expect(await ready(writer)).toMatchObject({ id: writer });
  expect(await store.install({}, {}, writer)).toMatchObject({ outcome: 'intact', downloadedBytes: 0 });
});

test('one of any other repository is known by its file', async () => {
  const files = { 'other-Q8_0.gguf': ggufBytes(), 'config.json': Buffer.from('{"model_type": "llama"}') };
  publish('somebody/other-GGUF', files);
  const result = await store.install({ precision: 'int8' }, {}, 'somebody/other-GGUF');
  expect(result).toMatchObject({ outcome: 'installed' });
  expect(await ready(result.id)).toMatchObject({ id: result.id });
});

test('a file of the hub that is no language model is refused after the download', async () => {
  publish(writerRepository, { [writerFile]: ggufBytes({ metadata: { 'general.architecture': 'clip' } }) });
  expect(await store.failingInstall({}, {}, writer)).toMatchObject({
    code: 'model-unsupported',
    facts: { reason: 'gguf-no-writer' },
  });
});
