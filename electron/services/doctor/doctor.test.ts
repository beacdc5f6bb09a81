import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SidecutError } from '../../../core/errors.ts';
import { createInferenceClient } from '../../inference/client.ts';
import type { ProviderReport } from '../../inference/contract.ts';
import { examine } from './examine.ts';
import type { DoctorSources } from './examine.ts';
import { formatDoctor } from './format-doctor.ts';

let folder: string;
beforeAll(async () => void (folder = await mkdtemp(join(tmpdir(), 'sidecut-doctor-'))));
afterAll(() => rm(folder, { recursive: true }));

const cpu: ProviderReport = {
  provider: 'cpu',
  status: 'usable',
  reason: { found: 'always-works' },
  worthwhile: true,
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
        }),
      listProviders: () => Promise.resolve([cpu]),
    },
    locateFfmpeg: () => Promise.resolve({ ffmpeg: { version: '7.1', source: 'system' }, line: 'ffmpeg 7.1' }),
    listModels: () => Promise.resolve([{ id: 'starter', ready: true, bytes: 3_500_000 }]),
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
    const text = formatDoctor(report);
    expect(text).toMatch(/^Versions\n {2}Sidecut 1\.2\.3/);
    expect(text).toMatch(/cpu {5}usable/);
    expect(text).toMatch(/--device auto uses \w+/);
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

  it('says what to do when ffmpeg is missing or old', async () => {
    const missing = new SidecutError(
      'ffmpeg-missing',
      'No usable ffmpeg was found: install ffmpeg 5 or later.',
    );
    expect(await problemsOf({ locateFfmpeg: () => Promise.reject(missing) })).toMatchObject([
      { severity: 'error', what: missing.message },
    ]);
    const old = { ffmpeg: { version: '4.0', source: 'npm' }, line: 'ffmpeg 4.0' } as const;
    expect(await problemsOf({ locateFfmpeg: () => Promise.resolve(old) })).toMatchObject([
      { severity: 'warning', remedy: expect.stringContaining('Install ffmpeg 5') as string },
    ]);
  });

  it('says what to do when inference does not start', async () => {
    const broken = () => Promise.reject(new SidecutError('internal', 'ONNX Runtime could not be loaded.'));
    const report = await examine(sources({ inference: { describe: broken, listProviders: broken } }));
    expect(report.problems).toMatchObject([
      { severity: 'error', remedy: expect.stringContaining('npm run setup') as string },
    ]);
    expect(formatDoctor(report)).toContain('ONNX Runtime did not start');
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
      {
        severity: 'warning',
        what: expect.stringContaining('webgpu') as string,
        remedy: expect.stringContaining('Update the driver') as string,
      },
    ]);
  });

  it('says what to do when the data folder cannot be written', async () => {
    const file = join(folder, 'a-file');
    await writeFile(file, '');
    const problems = await problemsOf({ dataFolder: join(file, 'data') });
    await rm(file);
    expect(problems).toMatchObject([
      { severity: 'error', remedy: expect.stringContaining('SIDECUT_HOME') as string },
    ]);
  });

  it('names damaged models, and the lack of any', async () => {
    const damaged = { id: 'whisper-base', ready: false, problem: 'a file is missing.' };
    const problems = await problemsOf({ listModels: () => Promise.resolve([damaged]) });
    expect(problems.map(({ severity }) => severity)).toEqual(['error', 'warning']);
    expect(problems[1]!.remedy).toContain('sidecut models install whisper-base');
  });

  it('lists every problem with its remedy in the text', async () => {
    const report = await examine(sources({ listModels: () => Promise.resolve([]) }));
    expect(formatDoctor(report)).toContain('error: There is no usable speech model.\n    -> Install one');
  });

  it('can be cancelled', async () => {
    const signal = AbortSignal.abort();
    await using inference = createInferenceClient();
    await expect(examine(sources({ inference }), signal)).rejects.toMatchObject({ code: 'cancelled' });
  });
});
