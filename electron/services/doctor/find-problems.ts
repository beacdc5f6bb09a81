import { providerFindingSentence } from '../../hosts/cli/words/devices.ts';
import type { DoctorReport, Problem } from './report.ts';

/** A model of a few hundred megabytes and its download must fit. */
const lowDiskBytes = 2 * 1024 ** 3;
/** Whisper small in float32 with its working memory takes about this. */
const lowMemoryBytes = 2 * 1024 ** 3;

/** What is wrong and what to do about it; errors first. */
export function findProblems(report: Omit<DoctorReport, 'problems'>): Problem[] {
  const problems = [
    ...inferenceProblems(report),
    ...ffmpegProblems(report),
    ...dataFolderProblems(report),
    ...modelProblems(report),
    ...memoryProblems(report),
  ];
  return problems.toSorted((a, b) => Number(b.severity === 'error') - Number(a.severity === 'error'));
}

function inferenceProblems({ inference, machine }: Omit<DoctorReport, 'problems'>): Problem[] {
  if (!inference.found) {
    const remedy = 'Run `npm run setup` again; if that does not help, report it with this output.';
    return [{ severity: 'error', what: `Inference does not start: ${inference.error}`, remedy }];
  }
  const { providers } = inference.value;
  const wrong = providers.filter(({ status }) => status === 'differs');
  const problems: Problem[] = wrong.map(({ provider, reason }) => ({
    severity: 'warning',
    what: `${provider} computes wrong numbers and is not used.`,
    remedy: providerFindingSentence(reason),
  }));
  const gpu = providers.find(({ provider, worthwhile }) => provider !== 'cpu' && worthwhile);
  const refused = providers.find(({ provider, status }) => provider === 'webgpu' && status === 'failed');
  if (!gpu && refused && machine.graphics.length > 0) {
    const names = machine.graphics.map(({ name }) => name).join(', ');
    problems.push({
      severity: 'warning',
      what: `There is a graphics card (${names}), but the processor does all the work.`,
      remedy: providerFindingSentence(refused.reason),
    });
  }
  return problems;
}

function ffmpegProblems({ ffmpeg }: Omit<DoctorReport, 'problems'>): Problem[] {
  if (!ffmpeg.found) {
    const remedy = 'Without ffmpeg no video can be read; the sentence above says how to get it.';
    return [{ severity: 'error', what: ffmpeg.error, remedy }];
  }
  if (ffmpeg.value.source !== 'npm') return [];
  return [
    {
      severity: 'warning',
      what: `ffmpeg is the npm package's old build (${ffmpeg.value.version}); newer formats may not open.`,
      remedy:
        'Install ffmpeg 5 or later (apt install ffmpeg, brew install ffmpeg, winget install Gyan.FFmpeg).',
    },
  ];
}

function dataFolderProblems({ dataFolder }: Omit<DoctorReport, 'problems'>): Problem[] {
  if (!dataFolder.writable) {
    return [
      {
        severity: 'error',
        what: `The data folder ${dataFolder.path} cannot be written (${dataFolder.writeError ?? 'unknown'}).`,
        remedy: 'Change its permissions, or set SIDECUT_HOME to a folder of your own.',
      },
    ];
  }
  if (dataFolder.freeBytes === undefined || dataFolder.freeBytes >= lowDiskBytes) return [];
  return [
    {
      severity: 'warning',
      what: `Little space is left beside the data folder ${dataFolder.path}.`,
      remedy: 'Remove models you do not need (`sidecut models list`), or set SIDECUT_HOME to another disk.',
    },
  ];
}

function modelProblems({ models }: Omit<DoctorReport, 'problems'>): Problem[] {
  if (!models.found) {
    const remedy = 'Check that the data folder can be read.';
    return [{ severity: 'error', what: `The models could not be listed: ${models.error}`, remedy }];
  }
  const broken = models.value.filter(({ ready }) => !ready);
  const problems = broken.map(({ id, problem }): Problem => {
    return {
      severity: 'warning',
      what: `The model ${id} cannot be used: ${problem ?? 'it is not complete'}`,
      remedy: `Repair it with \`sidecut models install ${id}\`, or remove it.`,
    };
  });
  if (models.value.some(({ ready }) => ready)) return problems;
  const remedy = 'Install one: `sidecut models list` shows them.';
  return [...problems, { severity: 'error', what: 'There is no usable speech model.', remedy }];
}

function memoryProblems({ machine }: Omit<DoctorReport, 'problems'>): Problem[] {
  if (machine.availableMemoryBytes >= lowMemoryBytes) return [];
  const remedy = 'Close other programs, or use a small model (tiny, base) in int8.';
  return [{ severity: 'warning', what: 'Little memory is free; larger models may not fit.', remedy }];
}
