import { fontKindsFor, scriptSamples } from '../../../core/style/missing-fonts.ts';
import type { DoctorReport, ModelFinding, Problem } from './report.ts';

type Findings = Omit<DoctorReport, 'problems'>;

/** A model of a few hundred megabytes and its download must fit. */
const lowDiskBytes = 2 * 1024 ** 3;
/** Whisper small in float32 with its working memory takes about this. */
const lowMemoryBytes = 2 * 1024 ** 3;
/** What ffmpeg 4 and older lack: recent formats, and years of repairs against hostile files. */
const minMajor = 5;

/** What is wrong; errors first. */
export function findProblems(report: Findings): Problem[] {
  const problems = [
    ...inferenceProblems(report),
    ...ffmpegProblems(report),
    ...fontProblems(report),
    ...dataFolderProblems(report),
    ...modelProblems(report),
    ...memoryProblems(report),
  ];
  return problems.toSorted((a, b) => Number(b.severity === 'error') - Number(a.severity === 'error'));
}

function inferenceProblems({ inference, machine }: Findings): Problem[] {
  if (!inference.found)
    return [{ code: 'no-inference', severity: 'error', facts: { failure: inference.failure } }];
  const { providers } = inference.value;
  const wrong = providers.filter(({ status }) => status === 'differs');
  const problems: Problem[] = wrong.map(({ provider, reason }) => ({
    code: 'wrong-numbers',
    severity: 'warning',
    facts: { provider, reason },
  }));
  const gpu = providers.find(({ provider, worthwhile }) => provider !== 'cpu' && worthwhile);
  const refused = providers.find(({ provider, status }) => provider === 'webgpu' && status === 'failed');
  if (!gpu && refused && machine.graphics.length > 0) {
    const cards = machine.graphics.map(({ name }) => name);
    problems.push({ code: 'idle-graphics', severity: 'warning', facts: { cards, reason: refused.reason } });
  }
  return problems;
}

function ffmpegProblems({ ffmpeg }: Findings): Problem[] {
  if (!ffmpeg.found) return [{ code: 'no-ffmpeg', severity: 'error', facts: { failure: ffmpeg.failure } }];
  // One sentence: whoever installs a new ffmpeg gets its ffprobe with it.
  const old = (['ffmpeg', 'ffprobe'] as const).find((name) => ffmpeg.value[name].major < minMajor);
  if (old === undefined) return [];
  const { version, source, path } = ffmpeg.value[old];
  return [{ code: 'old-ffmpeg', severity: 'warning', facts: { program: old, version, source, path } }];
}

function fontProblems({ ffmpeg, fonts }: Findings): Problem[] {
  // Without ffmpeg there is nothing to ask.
  if (!ffmpeg.found) return [];
  if (!fonts.found)
    return [{ code: 'no-captions-drawn', severity: 'warning', facts: { failure: fonts.failure } }];
  const { missing: scripts } = fonts.value;
  if (scripts.length === 0) return [];
  const kinds = fontKindsFor(scripts.flatMap((script) => Array.from(scriptSamples[script])));
  return [{ code: 'missing-fonts', severity: 'warning', facts: { scripts, fonts: kinds } }];
}

function dataFolderProblems({ dataFolder }: Findings): Problem[] {
  const { path, writable, writeError = '', freeBytes } = dataFolder;
  if (!writable)
    return [{ code: 'unwritable-data-folder', severity: 'error', facts: { path, problem: writeError } }];
  if (freeBytes === undefined || freeBytes >= lowDiskBytes) return [];
  return [{ code: 'little-disk', severity: 'warning', facts: { path, freeBytes } }];
}

function modelProblems({ models, writing }: Findings): Problem[] {
  if (!models.found)
    return [{ code: 'unlisted-models', severity: 'error', facts: { failure: models.failure } }];
  const brokenAmong = (found: readonly ModelFinding[]) =>
    found.flatMap(({ id, failure }): Problem[] =>
      failure ? [{ code: 'broken-model', severity: 'warning', facts: { id, failure } }] : [],
    );
  const heard = brokenAmong(models.value);
  const problems = [...heard, ...(writing.found ? brokenAmong(writing.value.models) : [])];
  const usable = models.value.length > heard.length;
  return usable ? problems : [...problems, { code: 'no-speech-model', severity: 'error', facts: {} }];
}

function memoryProblems({ machine }: Findings): Problem[] {
  const { availableMemoryBytes: availableBytes } = machine;
  if (availableBytes >= lowMemoryBytes) return [];
  return [{ code: 'little-memory', severity: 'warning', facts: { availableBytes } }];
}
