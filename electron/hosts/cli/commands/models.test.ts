import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeEach, expect, test, vi } from 'vitest';
import { starters } from '../../../../models/catalogue.ts';
import {
  smallShape,
  toyWeights,
  writeCTranslate2,
} from '../../../inference/kinds/whisper/weights/testing/toy-weights.ts';
import { sentenceEncoderFiles } from '../../../services/models/testing/model-files.ts';
import { StoreFixture, tinyId } from '../../../services/models/testing/store-fixture.ts';
import { whisperFiles, writeFolder } from '../../../services/models/testing/whisper-files.ts';
import { reportFailure } from '../main.ts';
import { runProgram } from '../program.ts';

const main = fileURLToPath(new URL('../main.ts', import.meta.url));
const decoder = 'onnx/decoder_model_merged_fp16.onnx';

/** The machine may be busy. */
const patience = { timeout: 30_000 };

let store: StoreFixture;
beforeEach(async () => {
  store = await StoreFixture.create();
});
afterEach(async () => {
  vi.unstubAllEnvs();
  await store.remove();
});

function start(args: readonly string[], home = store.home) {
  const env = {
    ...process.env,
    SIDECUT_HOME: home,
    SIDECUT_HUB: store.hub.endpoint,
    HF_TOKEN: '',
    NO_PROXY: '127.0.0.1',
  };
  const child = spawn(process.execPath, [main, 'models', ...args], {
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const output = { stdout: '', stderr: '' };
  child.stdout.setEncoding('utf8').on('data', (text: string) => (output.stdout += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (output.stderr += text));
  const ended = once(child, 'close').then(([status]) => ({ status: status as number | null, ...output }));
  return { child, ended };
}

/** The same command line in this process: what needs no signal needs no process of its own. */
async function run(args: readonly string[], home = store.home) {
  vi.stubEnv('SIDECUT_HOME', home);
  vi.stubEnv('SIDECUT_HUB', store.hub.endpoint);
  vi.stubEnv('HF_TOKEN', '');
  vi.stubEnv('NO_PROXY', '127.0.0.1');
  const output = { stdout: '', stderr: '' };
  const terminal = {
    stdout: (text: string) => void (output.stdout += text),
    stderr: (text: string) => void (output.stderr += text),
    isTty: false,
    columns: 80,
    signal: new AbortController().signal,
  };
  const status = await runProgram(['models', ...args], terminal).catch((error: unknown) =>
    reportFailure(error, terminal),
  );
  return { status, ...output };
}

const partSize = async () =>
  (await stat(path.join(store.stagingFolder(), `${decoder}.part`)).catch(() => undefined))?.size ?? 0;

test('install, list, verify and remove as one types them', async () => {
  const installed = await run(['install', tinyId]);
  expect(installed).toMatchObject({ status: 0 });
  expect(installed.stdout).toMatch(/^whisper-tiny is installed in .*--model whisper-tiny\.\n$/);
  expect((await run(['install', tinyId])).stdout).toContain('installed already, and every hash holds');
  const list = await run(['list', '--json']);
  const { models } = JSON.parse(list.stdout) as { models: readonly { id: string; state: string }[] };
  expect(models.find((model) => model.id === tinyId)).toMatchObject({ state: 'installed' });
  expect(await run(['verify', tinyId])).toMatchObject({
    status: 0,
    stdout: 'whisper-tiny: 7 files, every hash holds\n',
  });
  await writeFile(path.join(store.modelFolder(), 'config.json'), '{}');
  const damaged = await run(['verify', tinyId]);
  expect(damaged).toMatchObject({ status: 1 });
  expect(damaged.stdout).toBe('whisper-tiny: config.json is changed\n');
  expect(damaged.stderr).toContain('Repair it with: sidecut models install whisper-tiny');
  expect(await run(['remove', tinyId])).toMatchObject({ status: 0 });
  expect(await run(['remove', tinyId])).toMatchObject({ status: 1 });
});

test('import takes a folder over, and names the file that an incomplete one lacks', async () => {
  const folder = path.join(store.home, 'export');
  await writeFolder(folder, whisperFiles('export'));
  expect(await run(['import', folder, '--id', 'mine'])).toMatchObject({ status: 0 });
  await rm(path.join(folder, 'preprocessor_config.json'));
  const refused = await run(['import', folder, '--id', 'other']);
  expect(refused.status).toBe(1);
  expect(refused.stderr).toContain('preprocessor_config.json is missing');
});

test('measuring on a folder that names no recording is a wrong usage', async () => {
  const folder = path.join(store.home, 'truth');
  await writeFolder(folder, { 'truth.json': Buffer.from('[]') });
  const { status, stderr } = await run(['measure', '--on', folder]);
  expect(status).toBe(2);
  expect(stderr).toContain('names no recording');
});

const hostileNames = 'find shows a name that is a command for a shell and a terminal as what it is, a name';
test.skipIf(process.platform === 'win32')(hostileNames, async () => {
  vi.stubEnv('HOME', store.home);
  const folder = path.join(store.home, 'found', '$(touch x)\x1b[2J');
  writeCTranslate2(folder, toyWeights(smallShape));
  const { stdout } = await run(['find', path.join(store.home, 'found')]);
  expect(stdout).toContain(`sidecut models import '${path.dirname(folder)}/$(touch x)?[2J'`);
  expect(stdout).not.toContain('\x1b');
});

test('the list has a paragraph for each task, with what is here and what can be had', async () => {
  store.publish('multilingual-e5-small', sentenceEncoderFiles());
  const installed = await run(['install', 'multilingual-e5-small']);
  expect(installed).toMatchObject({ status: 0 });
  expect(installed.stdout).not.toContain('--model');
  const { stdout } = await run(['list']);
  const [here = '', available = ''] = stdout.split('\nTo be had with');
  expect(here).toMatch(/Search by meaning\n( {2}starter-\S+ .*\n| {2}multilingual-e5-small +\d.*\n){2}/);
  expect(here).toMatch(/Finding speech\n {2}silero-vad .*ships with Sidecut/);
  expect(available).toMatch(/Translation\n {2}opus-mt-en-es +119 MB · en, es · Apache-2\.0\n/);
  expect(available).toMatch(/Search in pictures\n {2}clip-vit-base-patch32 /);
  expect(available).not.toContain('multilingual-e5-small');
  expect(available).not.toMatch(/^ {2}whisper-tiny /m);
  expect((await run(['list', '--all'])).stdout).toMatch(/^ {2}whisper-tiny /m);
});

test('verify without names reads every starter and every installed model', async () => {
  await run(['install', tinyId]);
  const { stdout, stderr } = await run(['verify']);
  for (const { id } of starters) expect(stdout + stderr).toContain(id);
  expect(stdout).toContain('whisper-tiny: 7 files, every hash holds');
});

test('wrong usage is status 2 and points to the help; the help shows examples', async () => {
  for (const [args, command] of [
    [['instal', 'x'], 'models'],
    [['install'], 'models install'],
    [['list', '--precision', 'int8'], 'models list'],
    [['install', tinyId, '--precision', 'int4'], 'models install'],
    [['list', '--nonsense'], 'models list'],
    [['list', 'x'], 'models list'],
    [['import', 'a', 'b'], 'models import'],
  ] as const) {
    const result = await run(args);
    expect(result.status, args.join(' ')).toBe(2);
    expect(result.stderr, args.join(' ')).toContain(`"sidecut ${command} --help" shows how.`);
  }
  const help = await run(['--help']);
  expect(help).toMatchObject({ status: 0, stderr: '' });
  expect(help.stdout).toContain('sidecut models install whisper-base');
});

test('where no Python is found, the hub is asked for what Python packages have, and the reason stays in view', async () => {
  vi.stubEnv('SIDECUT_PYTHON', path.join(store.home, 'nothing'));
  store.publish('whisper-base', whisperFiles('base', ['_fp16', '_quantized']));
  const result = await run(['install', 'whisper-base']);
  expect(result, result.stderr).toMatchObject({ status: 0 });
  expect(result.stdout).toContain('whisper-base is installed');
  expect(result.stderr).toMatch(
    /whisper-base: No Python was found .*SIDECUT_PYTHON.* The hub is asked now\.\n/,
  );
  await run(['remove', 'whisper-base']);
  expect((await run(['install', 'whisper-base', '--source', 'packages'])).stderr).toContain(
    'No Python was found',
  );
  expect((await run(['install', tinyId, '--source', 'packages'])).stderr).toContain(
    'whisper-tiny is in no Python packages that Sidecut knows. Leave out --source.',
  );
  const mirrored = await run(['install', 'whisper-base', '--endpoint', store.hub.endpoint]);
  expect(mirrored).toMatchObject({ status: 0 });
  expect(mirrored.stderr).not.toContain('Python');
});

test('one of several that fails does not keep the others from being installed, and decides the status', async () => {
  const result = await run(['install', 'whisper-none', tinyId]);
  expect(result.status).toBe(1);
  expect(result.stderr).toContain('no model "whisper-none"');
  expect(result.stdout).toContain('whisper-tiny is installed');
});

test('an install killed with -9 leaves nothing that could be loaded, and the same command goes on where it stopped', async () => {
  store.hub.fail(decoder, { kind: 'stall', afterBytes: 600_000 });
  const stalled = once(store.hub.events, 'stall');
  const { child, ended } = start(['install', tinyId]);
  await stalled;
  await expect.poll(partSize, patience).toBe(600_000);
  child.kill('SIGKILL');
  await ended;
  expect(await store.contents(store.modelFolder())).toEqual({});
  const again = await run(['install', tinyId]);
  expect(again).toMatchObject({ status: 0 });
  expect(store.hub.contentRequests(decoder).map((seen) => seen.range)).toEqual([undefined, 'bytes=600000-']);
  expect(await run(['verify', tinyId])).toMatchObject({ status: 0 });
});

test('Ctrl+C ends an install in order with status 130, without a stack trace, and keeps the part', async () => {
  store.hub.fail(decoder, { kind: 'stall', afterBytes: 500_000 });
  const stalled = once(store.hub.events, 'stall');
  const { child, ended } = start(['install', tinyId]);
  await stalled;
  await expect.poll(partSize, patience).toBe(500_000);
  child.kill('SIGINT');
  const result = await ended;
  expect(result.status).toBe(130);
  expect(result.stderr).not.toMatch(/\n\s+at /);
  expect(await partSize()).toBe(500_000);
});

test('the token is printed nowhere', async () => {
  store.hub.requiredToken = 'hf_right';
  const refused = await run(['install', tinyId, '--token', 'hf_wrong']);
  expect(refused.status).toBe(1);
  expect(refused.stdout + refused.stderr).not.toContain('hf_wrong');
});

/** A disk of 66 MB: more than the reserve and the model, less than what another program then takes. */
const smallDisk = await mkdtemp(path.join(tmpdir(), 'sidecut-disk-'));
const mounted =
  process.platform === 'linux' &&
  spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=70m', 'tmpfs', smallDisk]).status === 0;
afterAll(async () => {
  if (mounted) spawnSync('umount', [smallDisk]);
  await rm(smallDisk, { recursive: true, force: true });
});

const fullDisk = 'a disk that really runs full in the middle ends the install with one sentence';
test.runIf(mounted)(mounted ? fullDisk : `${fullDisk} (skipped: no tmpfs can be mounted here)`, async () => {
  store.hub.fail(decoder, { kind: 'stall', afterBytes: 100_000 }, { kind: 'drop', afterBytes: 1 });
  const stalled = once(store.hub.events, 'stall');
  const { child, ended } = start(['install', tinyId], smallDisk);
  await stalled;
  const part = path.join(smallDisk, 'models', '.incoming', tinyId, `${decoder}.part`);
  await expect.poll(async () => (await stat(part).catch(() => undefined))?.size, patience).toBe(100_000);
  // Another program takes the rest of the disk; the connection then breaks and the download goes on.
  await writeFile(path.join(smallDisk, 'other'), Buffer.alloc(70 * 1024 ** 2)).catch(() => undefined);
  store.hub.dropStalled();
  const result = await ended;
  expect(result.status, result.stderr).toBe(1);
  expect(result.stderr).toMatch(/The disk of .* is full\. What was downloaded is kept/);
  expect(result.stderr).not.toMatch(/\n\s+at /);
  expect(child.exitCode).toBe(1);
  await rm(path.join(smallDisk, 'other'));
  expect(await run(['install', tinyId], smallDisk)).toMatchObject({ status: 0 });
});
