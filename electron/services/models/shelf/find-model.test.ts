import { utimes, writeFile, mkdir, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { findStarter } from '../../../../models/catalogue.ts';
import { lockStarter } from '../../../../build/lock-starter.ts';
import { ensureModelReady, findModel } from './find-model.ts';
import { StoreFixture, tinyId } from '../testing/store-fixture.ts';
import { seededBytes, whisperFiles, writeFolder } from '../testing/whisper-files.ts';

const encoder = 'onnx/encoder_model_fp16.onnx';

let store: StoreFixture;
let starter: string;
beforeEach(async () => {
  store = await StoreFixture.create();
  starter = path.join(store.home, 'starters', 'whisper');
  await writeFolder(starter, {
    ...whisperFiles('starter', ['_fp16']),
    'vocabulary.txt': Buffer.from('one\ntwo\n'),
  });
  await lockIt('starter-whisper');
});
afterEach(() => store.remove());

const lockIt = (id: string) => lockStarter(store.places, findStarter(id)!);

test('without any installed model the starter is used, and the note names a better one and its size', async () => {
  const model = await ensureModelReady(store.places);
  expect(model).toMatchObject({ id: 'starter-whisper', folder: starter, origin: 'shipped' });
  expect(model.note).toMatchObject({
    code: 'starter-only',
    facts: { task: 'speech-to-text', suggestion: 'whisper-base' },
  });
});

test('the best installed model is used, by its rank', async () => {
  store.publish('whisper-small', whisperFiles('small', ['_fp16']));
  await store.install();
  await store.install({}, {}, 'whisper-small');
  expect(await findModel(store.places)).toMatchObject({ id: 'whisper-small', origin: 'installed' });
});

test('an English-only model is not chosen for another or an unknown language while a multilingual one is there', async () => {
  store.publish('whisper-small.en', whisperFiles('small.en'));
  await store.install();
  await store.install({}, {}, 'whisper-small.en');
  const chosen = async (language?: string) =>
    (await findModel(store.places, undefined, language === undefined ? {} : { language })).id;
  expect(await chosen()).toBe(tinyId);
  expect(await chosen('de')).toBe(tinyId);
  expect(await chosen('en')).toBe('whisper-small.en');
});

test('when only an English-only model is there, it is used with a note', async () => {
  store.publish('whisper-tiny.en', whisperFiles('tiny.en'));
  await store.install({}, {}, 'whisper-tiny.en');
  const model = await findModel(store.places, undefined, { language: 'de' });
  expect(model.id).toBe('whisper-tiny.en');
  expect(model.note).toEqual({
    code: 'other-language-model',
    facts: { model: 'whisper-tiny.en', language: 'de' },
  });
});

test('a model of the catalogue that is not installed is one to download', async () => {
  await expect(findModel(store.places, 'whisper-base')).rejects.toMatchObject({
    code: 'model-not-installed',
    facts: { reason: 'to-download', model: 'whisper-base' },
  });
});

test('an unknown id is told apart from a folder that does not exist', async () => {
  await expect(findModel(store.places, 'wisper')).rejects.toMatchObject({ code: 'model-unknown' });
  await expect(ensureModelReady(store.places, './no/such', { takesFolders: true })).rejects.toMatchObject({
    code: 'file-not-found',
  });
});

test('whoever may name ids only learns nothing of folders', async () => {
  const folder = path.join(store.home, 'mine');
  await writeFolder(folder, whisperFiles('mine'));
  await store.install();
  const inside = path.relative(process.cwd(), folder);
  for (const name of [
    '',
    '.',
    '..',
    '/etc',
    '/etc/passwd',
    '/no/such',
    folder,
    inside,
    `../models/${tinyId}`,
  ]) {
    await expect(ensureModelReady(store.places, name)).rejects.toMatchObject({
      code: 'model-unknown',
      facts: { reason: 'installed', model: name },
    });
  }
});

test('a folder of the user is taken as it is, when it is whole', async () => {
  const folder = path.join(store.home, 'mine');
  await writeFolder(folder, whisperFiles('mine'));
  expect(await ensureModelReady(store.places, folder, { takesFolders: true })).toMatchObject({
    id: 'mine',
    folder,
    origin: 'folder',
  });
  await rm(path.join(folder, 'tokenizer.json'));
  await expect(ensureModelReady(store.places, folder, { takesFolders: true })).rejects.toMatchObject({
    code: 'model-missing-file',
    facts: { reason: 'folder-incomplete', file: 'tokenizer.json' },
  });
});

test('a model whose file lost its content is not loaded, and the error names what repairs it', async () => {
  await store.install();
  await writeFile(path.join(store.modelFolder(), encoder), seededBytes('damage', 400_000));
  await expect(ensureModelReady(store.places, tinyId)).rejects.toMatchObject({
    code: 'model-damaged',
    facts: {
      ...{ reason: 'file-changed', model: tinyId, origin: 'hub', install: tinyId },
      file: path.join(store.modelFolder(), encoder),
    },
  });
});

test('damage is found even when size and modification time were put back', async () => {
  await store.install();
  const file = path.join(store.modelFolder(), encoder);
  const { atime, mtime } = await stat(file);
  await writeFile(file, seededBytes('damage', 400_000));
  await utimes(file, atime, mtime);
  await expect(ensureModelReady(store.places, tinyId)).rejects.toMatchObject({ code: 'model-damaged' });
});

test('a missing file is named', async () => {
  await store.install();
  await rm(path.join(store.modelFolder(), 'config.json'));
  await expect(ensureModelReady(store.places, tinyId)).rejects.toMatchObject({
    code: 'model-missing-file',
    facts: { reason: 'file-gone', file: path.join(store.modelFolder(), 'config.json') },
  });
});

test('a touched but equal file is hashed again and passes', async () => {
  await store.install();
  await utimes(path.join(store.modelFolder(), encoder), new Date(), new Date());
  expect(await ensureModelReady(store.places, tinyId)).toMatchObject({ id: tinyId });
});

test('a folder of the store without a lock was never finished and is not seen', async () => {
  await mkdir(store.modelFolder('whisper-base'), { recursive: true });
  await writeFolder(store.modelFolder('whisper-base'), whisperFiles('base'));
  await expect(findModel(store.places, 'whisper-base')).rejects.toMatchObject({
    code: 'model-not-installed',
  });
});

test('a lock that is not JSON keeps the model from loading', async () => {
  await store.install();
  await writeFile(path.join(store.modelFolder(), 'sidecut-lock.json'), 'not json');
  await expect(ensureModelReady(store.places, tinyId)).rejects.toMatchObject({ code: 'model-damaged' });
});

test('the starter’s lock holds what the model loads, not what lies beside it', async () => {
  const lock = await lockIt('starter-whisper');
  const paths = lock.files.map((file) => file.path);
  expect(paths).toContain(encoder);
  expect(paths).not.toContain('vocabulary.txt');
  await writeFile(path.join(starter, 'tokenizer.json'), '{}');
  await expect(ensureModelReady(store.places, 'starter-whisper')).rejects.toMatchObject({
    code: 'model-damaged',
  });
});
