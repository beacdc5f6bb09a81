import { link, mkdir, readFile, rename, rm, stat, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { importModel } from './import-model.ts';
import { modelPlaces } from '../layout/model-places.ts';
import { preparedFolder } from '../layout/prepared-folder.ts';
import { listModels } from '../shelf/list-models.ts';
import { ensureModelReady } from '../shelf/find-model.ts';
import { removeModel } from './remove-model.ts';
import { StoreFixture, tinyId } from '../testing/store-fixture.ts';
import { whisperFiles, writeFolder } from '../testing/whisper-files.ts';

let store: StoreFixture;
let folder: string;
beforeEach(async () => {
  store = await StoreFixture.create();
  folder = path.join(store.home, 'My Whisper');
  await writeFolder(folder, { ...whisperFiles('mine'), 'model.safetensors': Buffer.from('not ours') });
});
afterEach(() => store.remove());

const importIt = (options: { readonly id?: string; readonly overwrite?: boolean } = {}) =>
  importModel(store.store(), folder, { ...options, signal: new AbortController().signal });

test('a whole folder is imported under a name made from its own, linked on the same disk, and locked', async () => {
  const result = await importIt();
  expect(result).toMatchObject({ id: 'My-Whisper', linked: true });
  expect(await ensureModelReady(store.places, 'My-Whisper')).toMatchObject({ origin: 'installed' });
  const graph = 'onnx/encoder_model_quantized.onnx';
  expect((await stat(path.join(result.folder, graph))).ino).toBe((await stat(path.join(folder, graph))).ino);
  expect(Object.keys(await store.contents(result.folder))).not.toContain('model.safetensors');
});

test('the hub’s own cache, which is made of symbolic links, can be imported', async () => {
  const blob = path.join(store.home, 'blob');
  const graph = path.join(folder, 'onnx', 'encoder_model_quantized.onnx');
  await rename(graph, blob);
  await symlink(blob, graph);
  const result = await importIt({ id: 'cached' });
  await rm(blob);
  expect(await ensureModelReady(store.places, 'cached')).toMatchObject({ folder: result.folder });
});

test.each([
  'config.json',
  'generation_config.json',
  'preprocessor_config.json',
  'tokenizer.json',
  'tokenizer_config.json',
])('a folder without %s is refused by that name', async (name) => {
  await rm(path.join(folder, name));
  await expect(importIt()).rejects.toMatchObject({
    code: 'model-missing-file',
    facts: { reason: 'folder-incomplete', kind: 'whisper', file: name, role: 'needed' },
  });
});

test('an encoder without its decoder is refused by the decoder’s name', async () => {
  await rm(path.join(folder, 'onnx', 'decoder_model_merged_quantized.onnx'));
  await expect(importIt()).rejects.toMatchObject({
    facts: {
      file: 'onnx/decoder_model_merged_quantized.onnx',
      role: 'partner',
      of: 'onnx/encoder_model_quantized.onnx',
    },
  });
});

test('a graph whose external weights are missing is refused by their name', async () => {
  const graph = Buffer.concat([
    Buffer.from('\x0a\x08location\x12', 'latin1'),
    Buffer.from([23]),
    Buffer.from('encoder_model.onnx_data'),
  ]);
  await writeFile(path.join(folder, 'onnx', 'encoder_model_quantized.onnx'), graph);
  await expect(importIt()).rejects.toMatchObject({
    facts: {
      file: 'onnx/encoder_model.onnx_data',
      role: 'weights',
      of: 'onnx/encoder_model_quantized.onnx',
    },
  });
});

test('a folder with another kind of model, a file, and nothing at all are told apart', async () => {
  await writeFile(path.join(folder, 'config.json'), '{"model_type":"gpt2"}');
  await expect(importIt()).rejects.toMatchObject({
    code: 'model-unsupported',
    facts: { reason: 'unknown-kind', modelType: 'gpt2' },
  });
  folder = path.join(folder, 'config.json');
  await expect(importIt()).rejects.toMatchObject({
    code: 'model-unsupported',
    facts: { reason: 'not-weights', file: folder },
  });
  folder = path.join(store.home, 'nowhere');
  await expect(importIt()).rejects.toMatchObject({ code: 'file-not-found' });
});

test('a taken name is refused, unless it is to be replaced', async () => {
  await importIt({ id: 'mine' });
  await expect(importIt({ id: 'mine' })).rejects.toMatchObject({ code: 'file-exists' });
  expect(await importIt({ id: 'mine', overwrite: true })).toMatchObject({ id: 'mine' });
  await expect(importIt({ id: 'starter-whisper' })).rejects.toMatchObject({ code: 'usage' });
  await expect(importIt({ id: '../up' })).rejects.toMatchObject({ code: 'usage' });
});

test('a file that changes after the import is found out, though it is shared', async () => {
  await importIt({ id: 'mine' });
  await writeFile(path.join(folder, 'tokenizer.json'), '{}');
  await expect(ensureModelReady(store.places, 'mine')).rejects.toMatchObject({
    code: 'model-damaged',
    facts: { reason: 'file-changed', model: 'mine', origin: 'import' },
  });
});

test('a model installed elsewhere is carried over by its folder, and its lock is checked', async () => {
  await store.install();
  folder = store.modelFolder();
  await importIt({ id: 'copy' });
  const graph = path.join(folder, 'onnx', 'decoder_model_merged_fp16.onnx');
  const content = await readFile(graph);
  await rm(graph);
  await writeFile(
    graph,
    content.map((byte) => byte ^ 1),
  );
  await expect(importIt({ id: 'second-copy' })).rejects.toMatchObject({ code: 'model-damaged' });
});

test('the list shows what is installed, imported, shipped and available', async () => {
  await store.install();
  await importIt({ id: 'mine' });
  const shipped = modelPlaces(store.places.home);
  const listed = new Map((await listModels(shipped)).map((model) => [model.id, model]));
  expect(listed.get(tinyId)).toMatchObject({
    state: 'installed',
    installedPrecisions: ['fp16'],
    licence: 'Apache-2.0',
  });
  expect(listed.get('mine')).toMatchObject({ state: 'installed', installedPrecisions: ['int8'] });
  expect(listed.get('whisper-base')).toMatchObject({ state: 'available', download: { precision: 'fp32' } });
  expect(listed.get('silero-vad')).toMatchObject({ state: 'shipped', bytes: 2_327_557 });
  expect(listed.get('whisper-base')?.languages).toHaveLength(99);
});

test('a model with a shortened file is listed as damaged', async () => {
  await store.install();
  await writeFile(path.join(store.modelFolder(), 'tokenizer.json'), '');
  const listed = await listModels(store.places);
  expect(listed.find((model) => model.id === tinyId)?.state).toBe('damaged');
});

test('removing frees the space, half downloads included; what is not there or belongs to Sidecut is refused', async () => {
  await store.install();
  await writeFolder(store.stagingFolder(), { 'onnx/x.onnx.part': Buffer.alloc(1000) });
  expect(await removeModel(store.places, tinyId)).toBeGreaterThan(1_300_000);
  expect(await store.contents(store.modelFolder())).toEqual({});
  expect(await store.contents(store.stagingFolder())).toEqual({});
  await expect(removeModel(store.places, tinyId)).rejects.toMatchObject({ code: 'model-not-installed' });
  await expect(removeModel(store.places, 'starter-whisper')).rejects.toMatchObject({ code: 'usage' });
  await expect(removeModel(store.places, '../..')).rejects.toMatchObject({ code: 'usage' });
});

test('what was made of a model on this computer goes with it, and is told as space', async () => {
  const { folder } = await store.install();
  const made = preparedFolder(store.places, { id: tinyId, folder, origin: 'installed' });
  await writeFolder(made, { 'step.weights': Buffer.alloc(5_000_000) });
  expect(await removeModel(store.places, tinyId)).toBeGreaterThan(6_300_000);
  expect(await store.contents(made)).toEqual({});
});

test('a folder of the user’s own is not written in', () => {
  const own = { id: 'mine', folder: path.join(store.home, 'mine'), origin: 'folder' } as const;
  const made = preparedFolder(store.places, own);
  expect(made.startsWith(path.join(store.home, 'cache'))).toBe(true);
  expect(preparedFolder(store.places, { ...own, folder: `${own.folder}2` })).not.toBe(made);
});

test('removing an imported model leaves the folder it came from', async () => {
  await importIt({ id: 'mine' });
  await mkdir(path.join(store.home, 'elsewhere'));
  await link(path.join(folder, 'config.json'), path.join(store.home, 'elsewhere', 'config.json'));
  // The weights stay where they were: no room comes free.
  expect(await removeModel(store.places, 'mine')).toBeLessThan(10_000);
  expect(Object.keys(await store.contents(folder))).toContain('config.json');
});
