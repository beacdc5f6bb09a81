import type { ProviderReport } from '../../../inference/contract.ts';
import type { DoctorReport, WritingFinding } from '../../../services/doctor/report.ts';
import { providerFindingSentence } from './devices.ts';
import { problemText } from './doctor-problems.ts';
import { failureSentence } from './failure-sentence.ts';
import { ffmpegLine } from './ffmpeg-line.ts';
import { formatGibibytes } from './format-bytes.ts';

/** The report for a terminal. */
export function doctorText(report: DoctorReport): string {
  return [
    section('Versions', versionLines(report)),
    section('Machine', machineLines(report)),
    section('Devices for inference', deviceLines(report)),
    section('ffmpeg', [
      report.ffmpeg.found ? ffmpegLine(report.ffmpeg.value) : failureSentence(report.ffmpeg.failure),
    ]),
    section('Data folder', dataFolderLines(report)),
    section('Speech models', modelLines(report.models)),
    section('Language models', writingLines(report)),
    section('Problems', problemLines(report)),
  ].join('\n\n');
}

function section(title: string, lines: readonly string[]): string {
  return [title, ...lines.map((line) => `  ${line}`)].join('\n');
}

function versionLines({ versions }: DoctorReport): string[] {
  const runtime = versions.onnxruntime
    ? `ONNX Runtime ${versions.onnxruntime}`
    : 'ONNX Runtime did not start';
  return [`Sidecut ${versions.sidecut}, Node ${versions.node}, ${runtime}`];
}

function machineLines({ machine }: DoctorReport): string[] {
  const threads = machine.threads === undefined ? '' : `, inference uses ${machine.threads}`;
  const graphics = machine.graphics.map(({ name, driver }) => (driver ? `${name}, driver ${driver}` : name));
  return [
    machine.system,
    `${machine.processor || 'unknown'}, ${machine.logicalProcessors} logical processors${threads}`,
    `memory ${formatGibibytes(machine.memoryBytes)}, ${formatGibibytes(machine.availableMemoryBytes)} available`,
    ...(graphics.length > 0 ? graphics : ['no graphics card found']),
  ];
}

const statusWords: Readonly<Record<ProviderReport['status'], string>> = {
  usable: 'usable',
  failed: 'set aside',
  differs: 'set aside',
  'not-built-in': 'not offered',
};

function deviceLines({ inference }: DoctorReport): string[] {
  if (!inference.found) return [failureSentence(inference.failure)];
  const { providers, autoProvider } = inference.value;
  const rows = providers.map(({ provider, status, reason, deviceName }) => {
    const finding = providerFindingSentence(reason);
    const what = deviceName ? `${deviceName}. ${finding}` : finding;
    return `${provider.padEnd(8)}${statusWords[status].padEnd(13)}${what}`;
  });
  return [...rows, `--device auto uses ${autoProvider}`];
}

function dataFolderLines({ dataFolder }: DoctorReport): string[] {
  const space = dataFolder.freeBytes === undefined ? '' : `, ${formatGibibytes(dataFolder.freeBytes)} free`;
  return [`${dataFolder.path}: ${dataFolder.writable ? 'writable' : 'not writable'}${space}`];
}

function modelLines(models: DoctorReport['models']): string[] {
  if (!models.found) return [failureSentence(models.failure)];
  if (models.value.length === 0) return ['none'];
  return models.value.map(({ id, bytes, failure }) => {
    const size = bytes === undefined ? '' : ` (${(bytes / 1e6).toFixed(1)} MB)`;
    return `${id}${size}: ${failure ? failureSentence(failure) : 'ready'}`;
  });
}

function writingLines({ writing, machine }: DoctorReport): string[] {
  if (!writing.found) return [failureSentence(writing.failure)];
  const { llama, models, server } = writing.value;
  const { version, folder, binaries, addable } = llama;
  const runtime = `llama.cpp (node-llama-cpp ${version}): ${binaries.join(', ') || 'no binary for this computer'}`;
  const found = [...modelLines({ found: true, value: models }), ...serverLines(server)];
  if (addable === null || machine.graphics.length === 0) return [runtime, ...found];
  const file = `node-llama-cpp-${addable}-${version}.tgz`;
  return [
    runtime,
    'To let it use the graphics card, add its binary (about 150 MB), which `npm ci` takes away again:',
    `  cd ${folder}`,
    `  npm pack @node-llama-cpp/${addable}@${version}`,
    `  tar -xzf ${file} -C ${addable} --strip-components 1`,
    ...found,
  ];
}

function serverLines(server: WritingFinding['server']): string[] {
  if (server === null) return [];
  if (!server.found) return [failureSentence(server.failure)];
  const { address, model, contextTokens } = server.value;
  return [`${address} answers: ${model}, ${contextTokens} tokens`];
}

function problemLines({ problems }: DoctorReport): string[] {
  if (problems.length === 0) return ['none'];
  return problems.flatMap((problem) => {
    const { what, remedy } = problemText(problem);
    return [`${problem.severity}: ${what}`, `  -> ${remedy}`];
  });
}

/** The report for a program: its data, with the sentences that a person would read. */
export function doctorDocument(report: DoctorReport): unknown {
  return { ...report, problems: report.problems.map((problem) => ({ ...problem, ...problemText(problem) })) };
}
