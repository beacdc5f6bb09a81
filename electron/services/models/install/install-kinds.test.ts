import { readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { importModel } from './import-model.ts';
import { listModels } from '../shelf/list-models.ts';
import type { ModelLock } from '../layout/lock-file.ts';
import { ensureModelReady } from '../shelf/find-model.ts';
import { clipFiles, sentenceEncoderFiles, speakerFiles, translatorFiles } from '../testing/model-files.ts';
import { StoreFixture } from '../testing/store-fixture.ts';
import { seededBytes, whisperFiles, writeFolder } from '../testing/whisper-files.ts';

/* What install.test.ts shows of Whisper, for the other kinds of models. */

const e5 = 'multilingual-e5-small';
const clip = 'clip-vit-base-patch32';

let store: StoreFixture;
beforeEach(async () => {
  store = await StoreFixture.create();
});
afterEach(() => store.remove());

async function lockedPaths(id: string): Promise<readonly string[]> {
  const text = await readFile(path.join(store.modelFolder(id), 'sidecut-lock.json'), 'utf8');
  return (JSON.parse(text) as ModelLock).files.map((file) => file.path);
}

test('a sentence encoder is installed with its pooling, and without what only other programs read', async () => {
  store.publish(e5, sentenceEncoderFiles());
  expect(await store.install({}, {}, e5)).toMatchObject({ id: e5, outcome: 'installed' });
  expect(await lockedPaths(e5)).toEqual([
    '1_Pooling/config.json',
    'config.json',
    'onnx/model_quantized.onnx',
    'tokenizer.json',
    'tokenizer_config.json',
  ]);
  const ready = await ensureModelReady(store.places, e5, { task: 'text-embedding' });
  expect(ready).toMatchObject({ id: e5, origin: 'installed', folder: store.modelFolder(e5) });
  expect(await store.install({}, {}, e5)).toMatchObject({ outcome: 'intact', downloadedBytes: 0 });
});

test('another precision of a sentence encoder is added to what is installed', async () => {
  store.publish(e5, sentenceEncoderFiles());
  await store.install({}, {}, e5);
  await store.install({ precision: 'fp32' }, {}, e5);
  expect(await lockedPaths(e5)).toEqual(
    expect.arrayContaining(['onnx/model.onnx', 'onnx/model_quantized.onnx']),
  );
  const listed = (await listModels(store.places)).find((model) => model.id === e5);
  expect(listed).toMatchObject({ state: 'installed', installedPrecisions: ['int8', 'fp32'] });
});

test('a CLIP comes as its two towers, not as the graph of both', async () => {
  store.publish(clip, clipFiles());
  await store.install({}, {}, clip);
  expect(await lockedPaths(clip)).toEqual([
    'config.json',
    'onnx/text_model_quantized.onnx',
    'onnx/vision_model_quantized.onnx',
    'preprocessor_config.json',
    'tokenizer.json',
    'tokenizer_config.json',
  ]);
});

test('a pair of translators is installed, each with its merged decoder', async () => {
  for (const id of ['opus-mt-en-de', 'opus-mt-de-en']) {
    store.publish(id, translatorFiles(id));
    await store.install({}, {}, id);
    expect(await lockedPaths(id)).toEqual([
      'config.json',
      'generation_config.json',
      'onnx/decoder_model_merged_quantized.onnx',
      'onnx/encoder_model_quantized.onnx',
      'tokenizer.json',
      'tokenizer_config.json',
    ]);
  }
  const need = { task: 'translation', language: 'de', into: 'en' } as const;
  expect(await ensureModelReady(store.places, undefined, need)).toMatchObject({ id: 'opus-mt-de-en' });
});

test('a speaker model has no tokenizer, and comes in full size', async () => {
  const id = 'wespeaker-voxceleb-resnet34-LM';
  store.publish(id, speakerFiles());
  await store.install({}, {}, id);
  expect(await lockedPaths(id)).toEqual(['config.json', 'onnx/model.onnx', 'preprocessor_config.json']);
});

test.each([
  [e5, sentenceEncoderFiles(), 'onnx/model_quantized.onnx'],
  [clip, clipFiles(), 'onnx/text_model_quantized.onnx'],
  ['opus-mt-en-de', translatorFiles(), 'onnx/decoder_model_merged_quantized.onnx'],
])('a wrong hash of %s is refused, and nothing is installed', async (id, files, graph) => {
  store.publish(id, files);
  store.hub.fail(graph, { kind: 'wrong-content' }, { kind: 'wrong-content' });
  const error = await store.failingInstall({}, {}, id);
  expect(error.code).toBe('hash-mismatch');
  expect(error.facts).toMatchObject({ file: graph });
  expect(await store.contents(store.modelFolder(id))).toEqual({});
});

test('a model whose file changed after the install is not loaded', async () => {
  store.publish(clip, clipFiles());
  await store.install({}, {}, clip);
  await writeFile(
    path.join(store.modelFolder(clip), 'onnx/text_model_quantized.onnx'),
    seededBytes('damage', 100_000),
  );
  const failing = ensureModelReady(store.places, undefined, { task: 'image-text' });
  await expect(failing).rejects.toMatchObject({ code: 'model-damaged' });
});

test('a repository of the catalogue that turns out to hold another kind is refused before its graphs come', async () => {
  store.publish(e5, {
    ...sentenceEncoderFiles(),
    'config.json': Buffer.from('{"model_type":"wespeaker-resnet"}'),
  });
  const error = await store.failingInstall({}, {}, e5);
  expect(error).toMatchObject({ code: 'model-unsupported' });
  expect(error.facts).toMatchObject({ reason: 'other-kind', kind: 'wespeaker', wanted: 'sentence-encoder' });
  expect(store.hub.contentRequests('onnx/model_quantized.onnx')).toEqual([]);
});

test('of a repository that is in no catalogue, config.json says what to fetch', async () => {
  store.hub.addRepository('someone/my-encoder', { commit: 'e'.repeat(40), files: sentenceEncoderFiles() });
  expect(await store.install({}, {}, 'someone/my-encoder')).toMatchObject({ outcome: 'installed' });
  expect(await lockedPaths('my-encoder')).toContain('onnx/model_quantized.onnx');
  expect(await store.install({}, {}, 'someone/my-encoder')).toMatchObject({ outcome: 'intact' });
  const listed = (await listModels(store.places)).find((model) => model.id === 'my-encoder');
  expect(listed).toMatchObject({ task: 'text-embedding', installedPrecisions: ['int8'] });
});

test('a repository that says it is an encoder but has other graphs is refused by what it lacks', async () => {
  store.hub.addRepository('someone/bert', {
    commit: 'b'.repeat(40),
    files: { ...whisperFiles('bert'), 'config.json': Buffer.from('{"model_type":"bert"}') },
  });
  const error = await store.failingInstall({}, {}, 'someone/bert');
  expect(error.code).toBe('model-missing-file');
  expect(error.facts).toMatchObject({ reason: 'precision-missing', kind: 'sentence-encoder', offered: [] });
});

test('a model of another kind is imported when its config.json names it, with the folders inside', async () => {
  const folder = path.join(store.home, 'mine');
  await writeFolder(folder, sentenceEncoderFiles());
  const signal = new AbortController().signal;
  await importModel(store.store(), folder, { id: 'mine', signal });
  expect(await lockedPaths('mine')).toContain('1_Pooling/config.json');
  expect(await ensureModelReady(store.places, 'mine', { task: 'text-embedding' })).toMatchObject({
    id: 'mine',
  });
});

test('a CLIP folder with one tower is refused by the name of the other', async () => {
  const folder = path.join(store.home, 'half');
  await writeFolder(folder, clipFiles());
  await rm(path.join(folder, 'onnx', 'text_model_quantized.onnx'));
  const failing = importModel(store.store(), folder, { signal: new AbortController().signal });
  await expect(failing).rejects.toMatchObject({ facts: { file: 'onnx/text_model_quantized.onnx' } });
});
