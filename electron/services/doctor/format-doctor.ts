import { providerFindingSentence } from '../../hosts/cli/words/devices.ts';
import type { ProviderReport } from '../../inference/contract.ts';
import type { DoctorReport } from './report.ts';

/** The report for a terminal. */
export function formatDoctor(report: DoctorReport): string {
  return [
    section('Versions', versionLines(report)),
    section('Machine', machineLines(report)),
    section('Devices for inference', deviceLines(report)),
    section('ffmpeg', [report.ffmpeg.found ? report.ffmpeg.value.line : report.ffmpeg.error]),
    section('Data folder', dataFolderLines(report)),
    section('Speech models', modelLines(report)),
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
    `${machine.processor}, ${machine.logicalProcessors} logical processors${threads}`,
    `memory ${gibibytes(machine.memoryBytes)}, ${gibibytes(machine.availableMemoryBytes)} available`,
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
  if (!inference.found) return [inference.error];
  const { providers, autoProvider } = inference.value;
  const rows = providers.map(({ provider, status, reason, deviceName }) => {
    const finding = providerFindingSentence(reason);
    const what = deviceName ? `${deviceName}. ${finding}` : finding;
    return `${provider.padEnd(8)}${statusWords[status].padEnd(13)}${what}`;
  });
  return [...rows, `--device auto uses ${autoProvider}`];
}

function dataFolderLines({ dataFolder }: DoctorReport): string[] {
  const space = dataFolder.freeBytes === undefined ? '' : `, ${gibibytes(dataFolder.freeBytes)} free`;
  return [`${dataFolder.path}: ${dataFolder.writable ? 'writable' : 'not writable'}${space}`];
}

function modelLines({ models }: DoctorReport): string[] {
  if (!models.found) return [models.error];
  if (models.value.length === 0) return ['none'];
  return models.value.map(({ id, ready, bytes, problem }) => {
    const size = bytes === undefined ? '' : ` (${(bytes / 1e6).toFixed(1)} MB)`;
    return `${id}${size}: ${ready ? 'ready' : (problem ?? 'not complete')}`;
  });
}

function problemLines({ problems }: DoctorReport): string[] {
  if (problems.length === 0) return ['none'];
  return problems.flatMap(({ severity, what, remedy }) => [`${severity}: ${what}`, `  -> ${remedy}`]);
}

function gibibytes(bytes: number): string {
  return `${(bytes / 1024 ** 3).toFixed(1)} GiB`;
}
