import { createHash } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { realDisk } from '../hub/disk.ts';
import { lockFileName, readModelLock } from '../layout/lock-file.ts';
import { readLayout } from '../layout/model-folder.ts';
import { StoreFixture, tinyId } from '../testing/store-fixture.ts';
import { whisperFiles } from '../testing/whisper-files.ts';

const encoder = 'onnx/encoder_model_fp16.onnx';

let store: StoreFixture;
beforeEach(async () => {
  store = await StoreFixture.create();
});
afterEach(() => store.remove());

/** No failure may leave anything where models are loaded from. */
const expectNothingInstalled = async () => {
  expect(await store.contents(store.modelFolder())).toEqual({});
};

test('content with a wrong hash is deleted, fetched once more, and then refused', async () => {
  store.hub.fail(encoder, { kind: 'wrong-content' }, { kind: 'wrong-content' });
  const error = await store.failingInstall();
  expect(error.code).toBe('hash-mismatch');
  expect(error.facts).toMatchObject({ reason: 'content', file: encoder });
  expect(store.hub.contentRequests(encoder)).toHaveLength(2);
  expect(
    Object.keys(await store.contents(store.stagingFolder())).filter((name) => name.includes('encoder')),
  ).toEqual([`${encoder}.part.json`]);
  await expectNothingInstalled();
});

test('one wrong answer is cured by the second', async () => {
  store.hub.fail(encoder, { kind: 'wrong-content' });
  expect(await store.install()).toMatchObject({ outcome: 'installed' });
});

test('a listing that lies about a small file is found out by git’s hash', async () => {
  store.hub.declaredHashes.set('config.json', 'a'.repeat(40));
  expect((await store.failingInstall()).code).toBe('hash-mismatch');
  await expectNothingInstalled();
});

test('a redirect that declares another hash than the listing is refused before any byte is fetched', async () => {
  const sha256 = createHash('sha256').update('another file').digest('hex');
  store.hub.fail(`redirect:${encoder}`, { kind: 'linked-hash', sha256 });
  expect((await store.failingInstall()).code).toBe('hash-mismatch');
  expect((await store.contents(store.stagingFolder()))[`${encoder}.part`]).toEqual(Buffer.alloc(0));
});

test('bytes beyond the declared size are not taken', async () => {
  store.hub.fail(encoder, { kind: 'extra-bytes' });
  await store.install();
  expect((await store.contents(store.modelFolder()))[encoder]).toHaveLength(400_000);
});

test.each(['../../evil.json', '/etc/evil', 'onnx\\..\\..\\evil', 'C:/evil'])(
  'a repository that lists %j is refused as a whole',
  async (hostile) => {
    store.hub.extraEntries.push({ type: 'file', path: hostile, size: 3, oid: 'a'.repeat(40) });
    const error = await store.failingInstall();
    expect(error.code).toBe('model-damaged');
    expect(store.hub.requests.every((seen) => seen.path.startsWith('/api/'))).toBe(true);
  },
);

test('401 without a token says how to give one; the token then opens the repository', async () => {
  store.hub.requiredToken = 'hf_secret';
  const error = await store.failingInstall();
  expect(error.code).toBe('http-unauthorized');
  expect(error.facts).toMatchObject({ reason: 'no-token', status: 401 });
  expect(await store.install({}, { token: 'hf_secret' })).toMatchObject({ outcome: 'installed' });
});

test('the token goes to the hub alone, not to the server that the hub redirects to', async () => {
  await store.install({}, { token: 'hf_secret' });
  const to = (server: string) =>
    new Set(store.hub.requests.filter((seen) => seen.server === server).map((seen) => seen.authorization));
  expect(to('hub')).toEqual(new Set(['Bearer hf_secret']));
  expect(to('content')).toEqual(new Set([undefined]));
});

test('a refused token is told from a missing one, and is in no error', async () => {
  store.hub.requiredToken = 'hf_right';
  const error = await store.failingInstall({}, { token: 'hf_wrong' });
  expect(error.facts).toMatchObject({ reason: 'token-refused' });
  expect(JSON.stringify([error.message, error.facts, error.stack])).not.toContain('hf_wrong');
});

test('403 is a question of the token too', async () => {
  store.hub.fail('tree', { kind: 'status', status: 403 });
  expect((await store.failingInstall()).code).toBe('http-unauthorized');
});

test('an unknown repository is a 404 that names it', async () => {
  const error = await store.failingInstall({}, {}, 'someone/nothing');
  expect(error.code).toBe('http-not-found');
  expect(error.facts).toMatchObject({ what: expect.stringContaining('someone/nothing') as string });
});

test('a revision that is gone is a 404 that names it', async () => {
  const error = await store.failingInstall({ revision: 'f'.repeat(40) });
  expect(error.code).toBe('http-not-found');
  expect(error.facts).toMatchObject({ what: expect.stringContaining('f'.repeat(40)) as string });
});

test('an unknown id is answered with similar ones', async () => {
  const error = await store.failingInstall({}, {}, 'whisper-turbo');
  expect(error.code).toBe('model-unknown');
  expect(error.facts).toMatchObject({
    reason: 'catalogue',
    similar: expect.arrayContaining(['whisper-large-v3-turbo']) as string[],
  });
});

test('429 with a short wait is waited out', async () => {
  store.hub.fail(encoder, { kind: 'status', status: 429, headers: { 'retry-after': '0' } });
  store.hub.fail('tree', { kind: 'status', status: 429, headers: { ratelimit: '"resolvers";r=0;t=0' } });
  expect(await store.install()).toMatchObject({ outcome: 'installed' });
});

test('429 with a long wait is an error that says how long', async () => {
  store.hub.fail(encoder, { kind: 'status', status: 429, headers: { 'retry-after': '720' } });
  const error = await store.failingInstall();
  expect(error.code).toBe('http-too-many-requests');
  expect(error.facts).toMatchObject({ reason: 'later', waitSeconds: 720 });
});

test('no network is told at once, with the host', async () => {
  const error = await store.failingInstall({}, { endpoint: 'http://127.0.0.1:9' });
  expect(error.code).toBe('network-unreachable');
  expect(error.facts).toMatchObject({ reason: 'connection', host: '127.0.0.1:9' });
});

test('a name that does not resolve is told from a connection that fails', async () => {
  const error = await store.failingInstall({}, { endpoint: 'https://hub.invalid' });
  expect(error.code).toBe('network-unreachable');
  expect(error.facts).toEqual({ reason: 'name', host: 'hub.invalid' });
});

test('switched offline, nothing is asked of anyone', async () => {
  const error = await store.failingInstall({}, { offline: true });
  expect(error.code).toBe('network-offline');
  expect(store.hub.requests).toEqual([]);
});

test('an address that is no hub is recognised', async () => {
  store.hub.fail('tree', { kind: 'body', text: '<html>Welcome to the hotel network</html>' });
  const error = await store.failingInstall();
  expect(error).toMatchObject({ code: 'http-failed', facts: { reason: 'no-hub' } });
});

test('redirects in a circle end', async () => {
  const loop = { kind: 'redirect', location: '?again' } as const;
  store.hub.fail(`redirect:${encoder}`, loop, loop, loop, loop, loop, loop);
  const error = await store.failingInstall();
  expect(error).toMatchObject({ code: 'http-failed', facts: { reason: 'redirect-loop', maxRedirects: 5 } });
});

test.each(['ftp://127.0.0.1/x', 'file:///etc/passwd'])(
  'a redirect to %s is not followed',
  async (location) => {
    store.hub.fail(`redirect:${encoder}`, { kind: 'redirect', location });
    const { facts } = await store.failingInstall();
    expect(facts).toMatchObject({ reason: 'redirect-unprotected' });
  },
);

test('too little space is told before anything is fetched', async () => {
  const disk = { ...realDisk, freeBytes: () => Promise.resolve(65_000_000) };
  const error = await store.failingInstall({}, { disk });
  expect(error.code).toBe('disk-full');
  expect(error.facts).toMatchObject({ reason: 'model-space', model: 'whisper-tiny', freeBytes: 65_000_000 });
  expect((error.facts as { neededBytes: number }).neededBytes).toBeGreaterThan(1_000_000);
  expect(store.hub.requests.some((seen) => seen.server === 'content')).toBe(false);
});

test('a disk that fills up in the middle stops the install in order, and keeps what came', async () => {
  let written = 0;
  const disk = {
    ...realDisk,
    openForAppend: async (file: string) => {
      const handle = await realDisk.openForAppend(file);
      return {
        ...handle,
        write: (chunk: Uint8Array) => {
          written += chunk.length;
          const full = Object.assign(new Error('ENOSPC: no space left on device, write'), { code: 'ENOSPC' });
          return written > 500_000 ? Promise.reject(full) : handle.write(chunk);
        },
      };
    },
  };
  const error = await store.failingInstall({}, { disk });
  expect(error).toMatchObject({ code: 'disk-full', facts: { reason: 'models-folder', folder: store.home } });
  await expectNothingInstalled();
  expect(Object.keys(await store.contents(store.stagingFolder()))).toContain('config.json');
  expect(await store.install()).toMatchObject({ outcome: 'installed' });
});

test('a data folder that is a file is a clear error', async () => {
  const file = path.join(store.home, 'file');
  await writeFile(file, '');
  const error = await store.failingInstall({}, { home: file });
  expect(error.code).toBe('output-unwritable');
  expect(error.facts).toEqual({ reason: 'models-folder-taken', folder: file });
});

test('a model of another kind is noticed by its configuration, before its graphs come', async () => {
  store.hub.addRepository('someone/gpt', {
    commit: 'b'.repeat(40),
    files: { ...whisperFiles('gpt'), 'config.json': Buffer.from('{"model_type":"gpt2"}') },
  });
  const error = await store.failingInstall({}, {}, 'someone/gpt');
  expect(error.code).toBe('model-unsupported');
  expect(error.facts).toMatchObject({ reason: 'unknown-kind', modelType: 'gpt2' });
  expect(store.hub.contentRequests(encoder)).toEqual([]);
});

test('a model larger than any we expect is refused', async () => {
  const error = await store.failingInstall({}, { limits: { maxFileBytes: 100_000 } });
  expect(error).toMatchObject({ code: 'model-unsupported', facts: { reason: 'too-large' } });
});

test('a listing without end is given up after some thousands of names', async () => {
  store.hub.pageSize = 2000;
  const entry = (i: number) => ({ type: 'file', path: `onnx/${i}.bin`, size: 3, oid: 'a'.repeat(40) });
  store.hub.extraEntries.push(...Array.from({ length: 60_000 }, (_, i) => entry(i)));
  const error = await store.failingInstall();
  expect(error).toMatchObject({ code: 'http-failed', facts: { reason: 'too-many-files' } });
  expect(store.hub.requests.length).toBeLessThan(15);
});

test.each([
  ['config.json', 2 * 1024 ** 2, tinyId],
  ['tokenizer.json', 65 * 1024 ** 2, tinyId],
  ['config.json', 2 * 1024 ** 2, 'somebody/whisper'],
])('a %s of %i bytes is refused before it is fetched, of %s', async (name, bytes, what) => {
  const files = { ...whisperFiles('x', ['_quantized', '_fp16']), [name]: Buffer.alloc(bytes, ' ') };
  if (what === tinyId) store.publish(tinyId, files);
  else store.hub.addRepository(what, { commit: 'b'.repeat(40), files });
  const error = await store.failingInstall({}, {}, what);
  expect(error).toMatchObject({ code: 'model-unsupported', facts: { reason: 'too-large' } });
  expect(store.hub.contentRequests(name)).toEqual([]);
});

test('a config.json or a lock without bounds is not read', async () => {
  await store.install();
  const endless = Buffer.alloc(5 * 1024 ** 2, ' ');
  const config = path.join(store.modelFolder(), 'config.json');
  await writeFile(config, endless);
  await expect(readLayout(store.modelFolder(), 'tiny')).rejects.toMatchObject({
    code: 'model-damaged',
    facts: { reason: 'config-json' },
  });
  await writeFile(path.join(store.modelFolder(), lockFileName), endless);
  await expect(readModelLock(store.modelFolder())).rejects.toMatchObject({ code: 'file-unreadable' });
});
