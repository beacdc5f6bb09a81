import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SidecutError } from '../../../core/errors.ts';
import { toFailure } from '../../../core/failure.ts';
import { createInferenceClient } from '../../inference/client.ts';
import type { ProviderReport } from '../../inference/contract.ts';
import { examine } from './examine.ts';
import type { DoctorSources } from './examine.ts';
import { findLlama } from './find-llama.ts';

let folder: string;
beforeAll(async () => void (folder = await mkdtemp(join(tmpdir(), 'sidecut-doctor-'))));
afterAll(() => rm(folder, { recursive: true }));

const cpu: ProviderReport = {
  provider: 'cpu',
  status: 'usable',
  reason: { found: 'always-works' },
  worthwhile: true,
};

const tools = (version: string, source: 'environment' | 'system' | 'npm', ffprobeVersion = version) => {
  const program = (of: string) =>
    ({ version: of, major: Number.parseInt(of), source, path: `/usr/bin/ffmpeg-${of}` }) as const;
  return { ffmpeg: program(version), ffprobe: program(ffprobeVersion) };
};

/** A machine on which all is well. */
function sources(changes: Partial<DoctorSources> = {}): DoctorSources {
  return {
    sidecutVersion: '1.2.3',
    dataFolder: folder,
    inference: {
      describe: () =>
        Promise.resolve({
          runtimeVersion: '1.30.0',
          nodeVersion: '24.0.0',
          backends: ['cpu'],
          threads: 2,
          memoryBudgetBytes: 1e9,
          pid: 1,
          residentBytes: 1,
          peakBytes: 1,
        }),
      listProviders: () => Promise.resolve([cpu]),
    },
    locateFfmpeg: () => Promise.resolve(tools('7.1', 'system')),
    listMissingScripts: () => Promise.resolve([]),
    listModels: () => Promise.resolve([{ id: 'starter', bytes: 3_500_000 }]),
    findLlama: () =>
      Promise.resolve({ version: '3.21.1', folder: '/x', binaries: ['linux-x64'], addable: null }),
    listWriters: () => Promise.resolve([]),
    askServer: () => Promise.resolve(null),
    ...changes,
  };
}

async function problemsOf(changes: Partial<DoctorSources>) {
  return (await examine(sources(changes))).problems;
}

describe('the doctor', () => {
  it('reports the real inference process of this machine', async () => {
    await using inference = createInferenceClient({ threads: 1 });
    const report = await examine(sources({ inference }));
    expect(report.versions).toMatchObject({ sidecut: '1.2.3', node: process.versions.node });
    expect(report.versions.onnxruntime).toMatch(/^\d+\.\d+/);
    expect(report.inference).toMatchObject({ found: true });
    expect(JSON.parse(JSON.stringify(report))).toEqual(report);
  });

  it('leaves nothing in the data folder', async () => {
    await examine(sources());
    expect(await readdir(folder)).toEqual([]);
  });

  it('asks for a new probe of every device', async () => {
    const asked: unknown[] = [];
    const { inference } = sources();
    const listProviders: typeof inference.listProviders = (input) => (
      asked.push(input),
      Promise.resolve([cpu])
    );
    await examine(sources({ inference: { ...inference, listProviders } }));
    expect(asked).toEqual([{ refresh: true }]);
  });

  it('tells that ffmpeg is missing or old', async () => {
    const facts = { reason: 'none-usable', program: 'ffmpeg', refused: [] } as const;
    const missing = new SidecutError('ffmpeg-missing', facts);
    expect(await problemsOf({ locateFfmpeg: () => Promise.reject(missing) })).toMatchObject([
      { severity: 'error', code: 'no-ffmpeg', facts: { failure: toFailure(missing) } },
    ]);
  });

  it.each([
    ['the npm package', tools('4.0', 'npm'), 'ffmpeg', '4.0'],
    ['a path that the person named', tools('3.4.8', 'environment'), 'ffmpeg', '3.4.8'],
    ['another place than ffmpeg', tools('7.1', 'environment', '4.4'), 'ffprobe', '4.4'],
  ] as const)(
    'tells that what is in use is older than 5, from %s',
    async (_from, found, program, version) => {
      const { source, path } = found[program];
      expect(await problemsOf({ locateFfmpeg: () => Promise.resolve(found) })).toEqual([
        { severity: 'warning', code: 'old-ffmpeg', facts: { program, version, source, path } },
      ]);
    },
  );

  it('is content with an npm package that is new', async () => {
    expect(await problemsOf({ locateFfmpeg: () => Promise.resolve(tools('5.0', 'npm')) })).toEqual([]);
  });

  it('tells what captions can not be written in, and what to install', async () => {
    const some = () => Promise.resolve(['chinese', 'korean', 'emoji'] as const);
    expect(await problemsOf({ listMissingScripts: some })).toEqual([
      {
        ...{ severity: 'warning', code: 'missing-fonts' },
        facts: { scripts: ['chinese', 'korean', 'emoji'], fonts: ['cjk', 'emoji'] },
      },
    ]);
    const noLibass = () => Promise.reject(new SidecutError('ffmpeg-failed', { reason: 'no-libass' }));
    expect(await problemsOf({ listMissingScripts: noLibass })).toMatchObject([
      { severity: 'warning', code: 'no-captions-drawn', facts: { failure: { code: 'ffmpeg-failed' } } },
    ]);
  });

  it('tells that inference does not start', async () => {
    const broken = () => Promise.reject(new Error('ONNX Runtime could not be loaded.'));
    const report = await examine(sources({ inference: { describe: broken, listProviders: broken } }));
    expect(report.problems).toMatchObject([
      { severity: 'error', code: 'no-inference', facts: { failure: { code: 'internal' } } },
    ]);
    expect(report.versions.onnxruntime).toBeUndefined();
  });

  it('warns of a device that computes wrong numbers', async () => {
    const wrong: ProviderReport = {
      provider: 'webgpu',
      status: 'differs',
      reason: { found: 'other-numbers', maxDifference: 3, allowed: 0.02 },
      worthwhile: false,
    };
    const { inference } = sources();
    const listProviders = () => Promise.resolve([wrong, cpu]);
    expect(await problemsOf({ inference: { ...inference, listProviders } })).toMatchObject([
      { severity: 'warning', code: 'wrong-numbers', facts: { provider: 'webgpu', reason: wrong.reason } },
    ]);
  });

  it('tells that the data folder cannot be written', async () => {
    const file = join(folder, 'a-file');
    await writeFile(file, '');
    const problems = await problemsOf({ dataFolder: join(file, 'data') });
    await rm(file);
    expect(problems).toMatchObject([
      { severity: 'error', code: 'unwritable-data-folder', facts: { path: join(file, 'data') } },
    ]);
  });

  it('names damaged models, and the lack of any', async () => {
    const failure = toFailure(new SidecutError('model-not-installed', { reason: 'nothing', model: 'x' }));
    const damaged = { id: 'whisper-base', failure };
    const problems = await problemsOf({ listModels: () => Promise.resolve([damaged]) });
    expect(problems).toEqual([
      { code: 'no-speech-model', severity: 'error', facts: {} },
      { code: 'broken-model', severity: 'warning', facts: damaged },
    ]);
  });

  it('finds llama.cpp with the binary of this computer, and names a damaged language model', async () => {
    const { version, binaries, folder: at } = await findLlama();
    expect(version).toMatch(/^\d+\.\d+/);
    expect(binaries.length).toBeGreaterThan(0);
    expect(at).toMatch(/@node-llama-cpp$/);
    const failure = toFailure(new SidecutError('model-not-installed', { reason: 'nothing', model: 'x' }));
    const damaged = { id: 'writer', failure };
    expect(await problemsOf({ listWriters: () => Promise.resolve([damaged]) })).toEqual([
      { code: 'broken-model', severity: 'warning', facts: damaged },
    ]);
  });

  it('can be cancelled', async () => {
    const signal = AbortSignal.abort();
    await using inference = createInferenceClient();
    await expect(examine(sources({ inference }), signal)).rejects.toMatchObject({ code: 'cancelled' });
  });
});
