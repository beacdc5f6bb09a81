import { readFile, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import {
  smallShape,
  toyWeights,
  writeCTranslate2,
  writeGgml,
  writeSafetensors,
} from '../../../inference/kinds/whisper/weights/testing/toy-weights.ts';
import { listModels } from '../shelf/list-models.ts';
import { ensureModelReady } from '../shelf/find-model.ts';
import { StoreFixture } from '../testing/store-fixture.ts';
import { importModel } from './import-model.ts';
import { removeModel } from './remove-model.ts';

const weights = toyWeights(smallShape);
let store: StoreFixture;
let file: string;
beforeEach(async () => {
  store = await StoreFixture.create();
  file = path.join(store.home, 'whisper.cpp', 'ggml-toy.bin');
  writeGgml(file, weights, { shape: smallShape });
});
afterEach(() => store.remove());

const importIt = (from: string, options: { readonly copy?: boolean; readonly id?: string } = {}) =>
  importModel(store.store(), from, { ...options, signal: new AbortController().signal });

test('a file of whisper.cpp becomes a model that reads it where it lies', async () => {
  const result = await importIt(file);
  expect(result).toMatchObject({ id: 'ggml-toy', linked: true });
  expect((await stat(path.join(result.folder, 'onnx', 'weights.data'))).ino).toBe((await stat(file)).ino);
  expect(await ensureModelReady(store.places, 'ggml-toy')).toMatchObject({ origin: 'installed' });
  const listed = (await listModels(store.places)).find(({ id }) => id === 'ggml-toy');
  expect(listed).toMatchObject({ task: 'speech-to-text', state: 'installed' });
  expect(listed?.installedPrecisions).toEqual(['fp16-as-fp32']);
});

test('weights that were changed are refused with a sentence', async () => {
  const { folder } = await importIt(file);
  const bytes = await readFile(file);
  bytes.writeUInt8(1 ^ bytes.readUInt8(bytes.length - 1), bytes.length - 1);
  await writeFile(file, bytes);
  await expect(ensureModelReady(store.places, 'ggml-toy')).rejects.toMatchObject({
    code: 'model-damaged',
    facts: { reason: 'file-changed', origin: 'import', file: path.join(folder, 'onnx', 'weights.data') },
  });
});

test('a copy outlives the original, and removing the model leaves the original alone', async () => {
  const { folder, linked } = await importIt(file, { copy: true });
  expect(linked).toBe(false);
  await rm(file);
  await ensureModelReady(store.places, 'ggml-toy');
  writeGgml(file, weights, { shape: smallShape });
  await removeModel(store.places, 'ggml-toy');
  await expect(stat(folder)).rejects.toThrow();
  expect((await stat(file)).isFile()).toBe(true);
});

test('a folder of faster-whisper in the hub’s cache is named after its repository', async () => {
  const snapshot = path.join(store.home, 'hub', 'models--Systran--faster-whisper-toy', 'snapshots', 'abc123');
  writeCTranslate2(snapshot, weights);
  expect(await importIt(snapshot)).toMatchObject({ id: 'faster-whisper-toy' });
  await expect(importIt(path.join(snapshot, 'model.bin'))).rejects.toMatchObject({ code: 'file-exists' });
});

test('a repository of the hub in two files is taken whole', async () => {
  const folder = path.join(store.home, 'whisper-toy');
  writeSafetensors(folder, weights, 'float16', 2);
  const { folder: model } = await importIt(folder);
  for (const name of ['weights.data', 'weights_1.data'])
    expect((await stat(path.join(model, 'onnx', name))).isFile()).toBe(true);
  const wide = path.join(store.home, 'whisper-wide');
  writeSafetensors(wide, weights, 'float32', 1);
  await importIt(wide);
  const listed = new Map((await listModels(store.places)).map((one) => [one.id, one.installedPrecisions]));
  expect([listed.get('whisper-toy'), listed.get('whisper-wide')]).toEqual([['fp16-as-fp32'], ['fp32']]);
  await rm(path.join(folder, 'model-2-of-2.safetensors'));
  await expect(importIt(folder, { id: 'again' })).rejects.toMatchObject({ code: 'file-unreadable' });
});

test('a model of the store can be imported again, weights and all', async () => {
  const { folder } = await importIt(file);
  const again = await importIt(folder, { id: 'twin' });
  expect((await stat(path.join(again.folder, 'onnx', 'weights.data'))).isFile()).toBe(true);
});

test('nothing is left behind by what was refused', async () => {
  writeGgml(file, weights, { kind: 8, shape: smallShape });
  await expect(importIt(file)).rejects.toMatchObject({ code: 'model-unsupported' });
  expect(await ensureModelReady(store.places, 'ggml-toy').catch(() => 'none')).toBe('none');
});

test('weights that are named where a model is wanted are told to be imported first', async () => {
  for (const at of [file, path.dirname(file)]) {
    await expect(ensureModelReady(store.places, at, { takesFolders: true })).rejects.toMatchObject({
      code: 'model-unsupported',
      facts: { reason: 'to-import', path: at },
    });
  }
});
