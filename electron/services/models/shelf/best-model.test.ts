import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { findStarter } from '../../../../models/catalogue.ts';
import type { ModelNeed } from './best-model.ts';
import { lockStarter } from '../../../../build/lock-starter.ts';
import { ensureModelReady } from './find-model.ts';
import { starterFolder } from '../layout/model-places.ts';
import { clipFiles, sentenceEncoderFiles, speakerFiles, translatorFiles } from '../testing/model-files.ts';
import { StoreFixture, tinyId } from '../testing/store-fixture.ts';
import { whisperFiles, writeFolder } from '../testing/whisper-files.ts';

const shipped: Readonly<Record<string, Readonly<Record<string, Buffer>>>> = {
  'starter-whisper': whisperFiles('starter', ['']),
  'starter-embedding': sentenceEncoderFiles('starter'),
  'starter-clip': clipFiles('starter', ''),
  'starter-translation': translatorFiles('starter', 'm2m_100', ''),
  'starter-speaker': speakerFiles('starter'),
};

let store: StoreFixture;
beforeEach(async () => {
  store = await StoreFixture.create();
  for (const [id, files] of Object.entries(shipped)) {
    await writeFolder(folderOf(id), files);
    await lockStarter(store.places, findStarter(id)!);
  }
});
afterEach(() => store.remove());

const folderOf = (id: string) => starterFolder(store.places, findStarter(id)!);
const best = (need: ModelNeed) => ensureModelReady(store.places, undefined, need);

async function install(id: string, files: Readonly<Record<string, Buffer>>): Promise<void> {
  store.publish(id, files);
  await store.install({}, {}, id);
}

test.each([
  ['speech-to-text', 'starter-whisper'],
  ['text-embedding', 'starter-embedding'],
  ['image-text', 'starter-clip'],
  ['translation', 'starter-translation'],
  ['speaker-embedding', 'starter-speaker'],
] as const)('without an installed model for %s its starter is used, with a note', async (task, id) => {
  const model = await best({ task });
  expect(model).toMatchObject({ id, origin: 'shipped', folder: folderOf(id) });
  expect(model.note).toMatchObject({
    code: 'starter-only',
    facts: { task, suggestion: expect.any(String) as string, bytes: expect.any(Number) as number },
  });
  expect(await ensureModelReady(store.places, id, { task })).toMatchObject({ id });
});

test('a starter is not loaded after a byte of it has changed', async () => {
  await writeFile(path.join(folderOf('starter-clip'), 'config.json'), '{"model_type":"clip"}');
  await expect(ensureModelReady(store.places, 'starter-clip', { task: 'image-text' })).rejects.toMatchObject({
    code: 'model-damaged',
  });
});

test('the best installed model of the task is used, whatever is installed for other tasks', async () => {
  await store.install();
  await install('paraphrase-multilingual-MiniLM-L12-v2', sentenceEncoderFiles('minilm'));
  expect((await best({ task: 'text-embedding' })).id).toBe('paraphrase-multilingual-MiniLM-L12-v2');
  await install('multilingual-e5-small', sentenceEncoderFiles('e5'));
  expect((await best({ task: 'text-embedding' })).id).toBe('multilingual-e5-small');
  expect((await best({})).id).toBe(tinyId);
});

test('a translator is chosen by its direction, then by its rank', async () => {
  const translator = async (language: string, into: string) =>
    (await best({ task: 'translation', language, into })).id;
  await install('opus-mt-en-de', translatorFiles('en-de'));
  expect(await translator('en', 'de')).toBe('opus-mt-en-de');
  expect(await translator('de', 'en')).toBe('starter-translation');
  await install('m2m100_418M', translatorFiles('m2m', 'm2m_100'));
  expect(await translator('en', 'de')).toBe('opus-mt-en-de');
  expect(await translator('de', 'fr')).toBe('m2m100_418M');
});

test('where no translator knows the languages, the error names the smallest that does', async () => {
  await expect(best({ task: 'translation', language: 'de', into: 'fr' })).rejects.toMatchObject({
    code: 'model-not-installed',
  });
  const failing = best({ task: 'translation', language: 'pl', into: 'en' });
  await expect(failing).rejects.toMatchObject({ code: 'model-not-installed' });
  await expect(failing).rejects.toMatchObject({ facts: { suggestion: 'm2m100_418M' } });
  await expect(best({ task: 'translation', language: 'tlh', into: 'en' })).rejects.toMatchObject({
    facts: { reason: 'no-translator', language: 'tlh', into: 'en', suggestion: null },
  });
});

test('a model for another task is refused by what it is and what is needed', async () => {
  await install('multilingual-e5-small', sentenceEncoderFiles('e5'));
  const failing = ensureModelReady(store.places, 'multilingual-e5-small');
  await expect(failing).rejects.toMatchObject({
    code: 'model-unsupported',
    facts: { reason: 'other-task', kind: 'sentence-encoder', wanted: 'whisper' },
  });
});
