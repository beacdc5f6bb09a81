import { describe, expect, it } from 'vitest';
import { SidecutError } from '../../../../core/errors.ts';
import { toFailure } from '../../../../core/failure.ts';
import type { DoctorReport, Problem, WritingFinding } from '../../../services/doctor/report.ts';
import { problemText } from './doctor-problems.ts';
import { doctorDocument, doctorText } from './doctor-text.ts';

const program = { version: '7.1', major: 7, source: 'system', path: '/usr/bin/ffmpeg' } as const;

const llama = { version: '3.21.1', folder: '/n/@node-llama-cpp', binaries: ['linux-x64'], addable: null };

const report: DoctorReport = {
  versions: { sidecut: '1.2.3', node: '24.0.0', onnxruntime: '1.30.0' },
  machine: {
    system: 'linux x64, 6.1.0',
    processor: '',
    logicalProcessors: 4,
    threads: 2,
    memoryBytes: 8 * 1024 ** 3,
    availableMemoryBytes: 4 * 1024 ** 3,
    graphics: [{ name: 'Card', driver: 'x' }],
  },
  inference: {
    found: true,
    value: {
      providers: [{ provider: 'cpu', status: 'usable', reason: { found: 'always-works' }, worthwhile: true }],
      autoProvider: 'cpu',
    },
  },
  ffmpeg: { found: true, value: { ffmpeg: program, ffprobe: { ...program, source: 'environment' } } },
  fonts: { found: true, value: { missing: [] } },
  dataFolder: { path: '/data', writable: true, freeBytes: 5 * 1024 ** 3 },
  models: { found: true, value: [{ id: 'starter', bytes: 3_500_000 }] },
  writing: { found: true, value: { llama, models: [{ id: 'writer', bytes: 491_000_000 }], server: null } },
  problems: [],
};

const failure = toFailure(new SidecutError('model-not-installed', { reason: 'to-download', model: 'm' }));

const wrong = { found: 'other-numbers', maxDifference: 3, allowed: 0.02 } as const;
const refused = { found: 'refused', failure: { cause: 'no-adapter' } } as const;

/** One of each. */
const problems: readonly Problem[] = [
  { code: 'no-inference', severity: 'error', facts: { failure } },
  { code: 'wrong-numbers', severity: 'warning', facts: { provider: 'webgpu', reason: wrong } },
  { code: 'idle-graphics', severity: 'warning', facts: { cards: ['A', 'B'], reason: refused } },
  { code: 'no-ffmpeg', severity: 'error', facts: { failure } },
  {
    code: 'old-ffmpeg',
    severity: 'warning',
    facts: { program: 'ffmpeg', version: '4.0', source: 'npm', path: '/x/ffmpeg' },
  },
  {
    code: 'missing-fonts',
    severity: 'warning',
    facts: { scripts: ['chinese', 'emoji'], fonts: ['cjk', 'emoji'] },
  },
  { code: 'no-captions-drawn', severity: 'warning', facts: { failure } },
  { code: 'unwritable-data-folder', severity: 'error', facts: { path: '/data', problem: 'EACCES' } },
  { code: 'little-disk', severity: 'warning', facts: { path: '/data', freeBytes: 1 } },
  { code: 'unlisted-models', severity: 'error', facts: { failure } },
  { code: 'broken-model', severity: 'warning', facts: { id: 'whisper-base', failure } },
  { code: 'no-speech-model', severity: 'error', facts: {} },
  { code: 'little-memory', severity: 'warning', facts: { availableBytes: 1 } },
];

describe('the doctor at a terminal', () => {
  it('shows a paragraph for each part of the machine', () => {
    expect(doctorText(report)).toBe(`Versions
  Sidecut 1.2.3, Node 24.0.0, ONNX Runtime 1.30.0

Machine
  linux x64, 6.1.0
  unknown, 4 logical processors, inference uses 2
  memory 8.0 GiB, 4.0 GiB available
  Card, driver x

Devices for inference
  cpu     usable       Always works.
  --device auto uses cpu

ffmpeg
  ffmpeg 7.1, the system's: /usr/bin/ffmpeg; ffprobe 7.1, chosen with FFMPEG_PATH or FFPROBE_PATH: /usr/bin/ffmpeg

Data folder
  /data: writable, 5.0 GiB free

Speech models
  starter (3.5 MB): ready

Language models
  llama.cpp (node-llama-cpp 3.21.1): linux-x64
  writer (491.0 MB): ready

Problems
  none`);
  });

  it('says how language models come to use a graphics card, where there is one', () => {
    const value = { llama: { ...llama, addable: 'linux-x64-vulkan' }, models: [], server: null };
    const addable: DoctorReport = { ...report, writing: { found: true, value } };
    expect(doctorText(addable)).toContain('npm pack @node-llama-cpp/linux-x64-vulkan@3.21.1');
    const noCard = { ...addable, machine: { ...report.machine, graphics: [] } };
    expect(doctorText(noCard)).not.toContain('npm pack');
  });

  it('says of a server that writes whether it answers', () => {
    const shown = (server: WritingFinding['server']) =>
      doctorText({ ...report, writing: { found: true, value: { llama, models: [], server } } });
    const value = { address: 'http://localhost:1', model: 'm', contextTokens: 4096 };
    expect(shown({ found: true, value })).toContain('http://localhost:1 answers: m, 4096 tokens');
    expect(shown({ found: false, failure })).toContain('The model m is not installed');
  });

  it('says why a part is missing', () => {
    const found = { found: false, failure } as const;
    const text = doctorText({
      ...report,
      ...{ versions: { sidecut: '1.2.3', node: '24.0.0' }, inference: found, ffmpeg: found, models: found },
    });
    expect(text).toContain('ONNX Runtime did not start');
    expect(text.match(/The model m is not installed/g)).toHaveLength(3);
  });

  it('says in one sentence which ffmpeg is old, and what to do', () => {
    const facts = { version: '4.4', source: 'environment', path: '/old/ffprobe' } as const;
    const old = problemText({
      ...{ code: 'old-ffmpeg', severity: 'warning', facts: { program: 'ffprobe', ...facts } },
    });
    expect(old.what).toMatch(
      /^The ffprobe in use, 4\.4 \(.*\/old\/ffprobe\), is older than version 5: [^.]*\.$/,
    );
    expect(old.remedy).toMatch(/Install ffmpeg 5 or later .* name it in FFMPEG_PATH/);
    const packaged = { program: 'ffmpeg', version: 'N-47683', source: 'npm', path: '/x' } as const;
    const text = problemText({ code: 'old-ffmpeg', severity: 'warning', facts: packaged });
    expect(text.what).toContain("the npm package's");
    expect(text.remedy).not.toContain('FFMPEG_PATH');
  });

  it('lists every problem with its remedy, in the text and in the document', () => {
    const ill = { ...report, problems };
    expect(doctorText(ill)).toContain('error: There is no usable speech model.\n    -> Install one');
    expect(doctorText(ill)).toContain('-> Repair it with `sidecut models install whisper-base`');
    expect(doctorDocument(ill)).toMatchObject({
      problems: problems.map((problem) => ({ ...problem, ...problemText(problem) })),
    });
  });

  it.each(problems.map((problem) => [problem.code, problem] as const))('has words for %s', (_, problem) => {
    for (const text of Object.values(problemText(problem))) {
      expect(text).toMatch(/^\S.{8,}/);
      expect(text).not.toMatch(/undefined|\[object|\{"/);
    }
  });
});
