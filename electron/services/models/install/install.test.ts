import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { appendFile, mkdir, readFile, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { isCancellation } from '../../../../core/errors.ts';
import type { ModelLock } from '../layout/lock-file.ts';
import { StoreFixture, tinyId } from '../testing/store-fixture.ts';
import { seededBytes, whisperFiles } from '../testing/whisper-files.ts';

const encoder = 'onnx/encoder_model_fp16.onnx';
const decoder = 'onnx/decoder_model_merged_fp16.onnx';

/** The machine may be busy. */
const patience = { timeout: 30_000 };

let store: StoreFixture;
beforeEach(async () => {
  store = await StoreFixture.create();
});
afterEach(() => store.remove());

const readLock = async (id?: string) =>
  JSON.parse(await readFile(path.join(store.modelFolder(id), 'sidecut-lock.json'), 'utf8')) as ModelLock;

/** Compared as a whole: a difference of a megabyte is nothing to print. */
const expectInstalled = async (name: string) => {
  const content = await readFile(path.join(store.modelFolder(), name));
  expect(content.equals(store.files[name]!)).toBe(true);
};

test('a model is installed with its configuration and the graphs of the default precision, and locked', async () => {
  const result = await store.install();
  expect(result).toMatchObject({ id: tinyId, outcome: 'installed' });
  const contents = await store.contents(result.folder);
  expect(Object.keys(contents).sort()).toEqual([
    'config.json',
    'generation_config.json',
    decoder,
    encoder,
    'preprocessor_config.json',
    'sidecut-lock.json',
    'tokenizer.json',
    'tokenizer_config.json',
  ]);
  const lock = await readLock();
  for (const { path: name, size, sha256 } of lock.files) {
    expect(contents[name]?.equals(store.files[name]!), name).toBe(true);
    expect(size).toBe(contents[name]?.length);
    expect(sha256).toBe(createHash('sha256').update(contents[name]!).digest('hex'));
  }
  expect(lock.origin).toMatchObject({ kind: 'hub', repository: 'onnx-community/whisper-tiny' });
  // Small files are declared by git's hash, which the lock keeps beside our own.
  expect(lock.files.find((file) => file.path === 'config.json')?.gitSha1).toMatch(/^[0-9a-f]{40}$/);
  expect(await store.contents(store.stagingFolder())).toEqual({});
});

test('progress names bytes, speed and files, and ends at the total', async () => {
  await store.install();
  const downloads = store.progress.filter((progress) => progress.phase === 'downloading');
  const total = Object.entries(store.files)
    .filter(([name]) => !name.includes('quantized') && name !== 'README.md')
    .reduce((sum, [, content]) => sum + content.length, 0);
  expect(downloads.length).toBeGreaterThan(0);
  for (const progress of downloads) {
    expect(progress.bytesTotal).toBe(total);
    expect(progress.bytesDone).toBeLessThanOrEqual(total);
    expect(progress.filesTotal).toBe(7);
  }
});

test('an installed, intact model is recognised by its hashes and nothing is fetched again', async () => {
  await store.install();
  const before = store.hub.requests.length;
  expect(await store.install()).toMatchObject({ outcome: 'intact', downloadedBytes: 0 });
  const after = store.hub.requests.slice(before).map((seen) => seen.path);
  expect(after.every((seen) => seen.startsWith('/api/'))).toBe(true);
});

test('a damaged file of an installed model is repaired, and only that one is fetched', async () => {
  await store.install();
  await writeFile(path.join(store.modelFolder(), encoder), seededBytes('damage', 400_000));
  const before = store.hub.requests.length;
  expect(await store.install()).toMatchObject({ outcome: 'installed', downloadedBytes: 400_000 });
  const fetched = store.hub.requests.slice(before).filter((seen) => seen.server === 'content');
  expect(fetched.map((seen) => path.basename(seen.path))).toEqual(['encoder_model_fp16.onnx']);
  await expectInstalled(encoder);
});

test('another precision is added to what is installed', async () => {
  await store.install();
  await store.install({ precision: 'int8' });
  const contents = await store.contents(store.modelFolder());
  expect(Object.keys(contents)).toEqual(
    expect.arrayContaining([encoder, decoder, 'onnx/encoder_model_quantized.onnx']),
  );
  expect(store.hub.contentRequests(encoder)).toHaveLength(1);
  expect((await readLock()).files).toHaveLength(9);
});

test('a listing in many pages is read to its end', async () => {
  store.hub.pageSize = 2;
  expect(await store.install()).toMatchObject({ outcome: 'installed' });
});

test('any repository of the hub can be installed by its name, at the commit that its branch has now', async () => {
  const commit = 'c'.repeat(40);
  store.hub.addRepository('someone/my-whisper', { commit, files: whisperFiles('mine') });
  const result = await store.install({}, {}, 'someone/my-whisper');
  expect(result).toMatchObject({ id: 'my-whisper', outcome: 'installed', commit });
  expect((await readLock('my-whisper')).origin).toMatchObject({ commit });
});

test("somebody else's repository of the same name does not pass for the catalogue's model", async () => {
  store.hub.addRepository('someone/whisper-tiny', { commit: 'd'.repeat(40), files: whisperFiles('other') });
  expect(await store.install({}, {}, 'someone/whisper-tiny')).toMatchObject({ id: 'someone--whisper-tiny' });
});

test('the starter needs no download', async () => {
  expect(await store.install({}, {}, 'starter-whisper')).toMatchObject({ outcome: 'shipped' });
  expect(store.hub.requests).toEqual([]);
});

test('connections that break in the middle of files are taken up where they broke', async () => {
  store.hub.fail(decoder, { kind: 'drop', afterBytes: 300_000 }, { kind: 'drop', afterBytes: 200_000 });
  expect(await store.install()).toMatchObject({ outcome: 'installed' });
  const ranges = store.hub.contentRequests(decoder).map((seen) => seen.range);
  expect(ranges[0]).toBeUndefined();
  expect(ranges).toHaveLength(3);
  for (const range of ranges.slice(1)) expect(range).toMatch(/^bytes=[1-9]\d*-$/);
  await expectInstalled(decoder);
});

test('a body that ends early without an error is completed', async () => {
  store.hub.fail(encoder, { kind: 'truncate', afterBytes: 100_000 });
  await store.install();
  expect(store.hub.contentRequests(encoder).map((seen) => seen.range)).toEqual([undefined, 'bytes=100000-']);
});

test('a connection that falls silent counts as broken', async () => {
  store.hub.fail(encoder, { kind: 'stall', afterBytes: 100_000 });
  expect(await store.install({}, { limits: { stallMs: 1000 } })).toMatchObject({ outcome: 'installed' });
  expect(store.hub.contentRequests(encoder).length).toBeGreaterThan(1);
});

test('a server that ignores ranges makes the file begin anew, and it still becomes right', async () => {
  store.hub.fail(encoder, { kind: 'drop', afterBytes: 100_000 }, { kind: 'ignore-range' });
  await store.install();
  await expectInstalled(encoder);
});

test('errors of the server are waited out', async () => {
  store.hub.fail('tree', { kind: 'status', status: 503 });
  store.hub.fail(encoder, { kind: 'status', status: 500 }, { kind: 'status', status: 502 });
  expect(await store.install()).toMatchObject({ outcome: 'installed' });
  expect(store.progress.some((progress) => progress.phase === 'waiting')).toBe(true);
});

test('a server that keeps failing ends the install with its status', async () => {
  store.hub.fail(encoder, ...Array.from({ length: 6 }, () => ({ kind: 'status', status: 500 }) as const));
  const error = await store.failingInstall();
  expect(error.code).toBe('http-failed');
  expect(error.facts).toMatchObject({ reason: 'status', status: 500 });
});

test('cancelling keeps the parts, and the next install goes on from them', async () => {
  store.hub.fail(decoder, { kind: 'stall', afterBytes: 400_000 });
  const cancel = new AbortController();
  const stalled = once(store.hub.events, 'stall');
  const failing = store.failingInstall({ signal: cancel.signal });
  await stalled;
  await expect
    .poll(
      async () =>
        (await stat(path.join(store.stagingFolder(), `${decoder}.part`)).catch(() => undefined))?.size,
      patience,
    )
    .toBe(400_000);
  cancel.abort();
  expect(await failing).toSatisfy(isCancellation);
  expect(await store.contents(store.modelFolder())).toEqual({});
  await store.install();
  expect(store.hub.contentRequests(decoder).at(-1)?.range).toBe('bytes=400000-');
});

test('a part with damaged bytes is found out by the hash, deleted, and fetched whole', async () => {
  const part = path.join(store.stagingFolder(), `${encoder}.part`);
  await mkdir(path.dirname(part), { recursive: true });
  await writeFile(part, seededBytes('damage', 50_000));
  const hash = createHash('sha256').update(store.files[encoder]!).digest('hex');
  await writeFile(`${part}.json`, JSON.stringify({ hash, size: 400_000 }));
  await store.install();
  expect(store.hub.contentRequests(encoder).map((seen) => seen.range)).toEqual(['bytes=50000-', undefined]);
  await expectInstalled(encoder);
});

test('parts and files of another content are not used', async () => {
  const part = path.join(store.stagingFolder(), `${encoder}.part`);
  await mkdir(path.dirname(part), { recursive: true });
  await writeFile(part, seededBytes('another model', 50_000));
  await writeFile(`${part}.json`, JSON.stringify({ hash: 'e'.repeat(64), size: 400_000 }));
  await appendFile(path.join(store.stagingFolder(), 'left-over.bin'), 'x');
  await store.install();
  expect(store.hub.contentRequests(encoder).map((seen) => seen.range)).toEqual([undefined]);
  expect(Object.keys(await store.contents(store.modelFolder()))).not.toContain('left-over.bin');
});

test('two installs of one model at once: the second is told that the first is at it', async () => {
  store.hub.fail(encoder, { kind: 'stall', afterBytes: 1000 });
  const cancel = new AbortController();
  const stalled = once(store.hub.events, 'stall');
  const first = store.failingInstall({ signal: cancel.signal });
  await stalled;
  const second = await store.failingInstall();
  expect(second.code).toBe('model-in-use');
  expect(second).toMatchObject({ retryable: true, facts: { reason: 'changing', model: tinyId } });
  cancel.abort();
  await first;
  expect(await store.install()).toMatchObject({ outcome: 'installed' });
});

test('a lock that an earlier version left does not block', async () => {
  const lock = path.join(store.home, 'models', '.incoming', `${tinyId}.lock`);
  await mkdir(path.dirname(lock), { recursive: true });
  await writeFile(lock, `${process.pid} left behind`);
  expect(await store.install()).toMatchObject({ outcome: 'installed' });
});
