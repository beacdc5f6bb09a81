import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { measurementSchema } from './job.ts';
import type { Job, Measurement } from './job.ts';

const programs = {
  ours: fileURLToPath(new URL('run-ours.ts', import.meta.url)),
  pipeline: fileURLToPath(new URL('run-pipeline.ts', import.meta.url)),
} as const;
export type Program = keyof typeof programs;

/** Runs one program once in a fresh process. */
export async function measure(program: Program, job: Job): Promise<Measurement> {
  const { stdout } = await run(process.execPath, [programs[program], JSON.stringify(job)]);
  const lastLine = stdout.trimEnd().split('\n').at(-1) ?? '';
  return measurementSchema.parse(JSON.parse(lastLine));
}

/** Any other program, as a whole: loading its model counts, for it cannot be told apart. */
export async function measurePeer(command: string, audio: string): Promise<Measurement> {
  const [file = '', ...arguments_] = splitCommand(command).map((part) => part.replace('{audio}', audio));
  const began = performance.now();
  const { stdout, peakBytes } = await run(file, arguments_);
  const seconds = (performance.now() - began) / 1000;
  return { loadSeconds: 0, firstCueSeconds: seconds, seconds, peakBytes, text: stdout };
}

/** Words of a command line; quotes hold words together. No shell is involved. */
export function splitCommand(command: string): readonly string[] {
  return [...command.matchAll(/"([^"]*)"|'([^']*)'|(\S+)/g)].map(([, a, b, c]) => a ?? b ?? c ?? '');
}

const pollMs = 50;

async function run(
  file: string,
  arguments_: readonly string[],
): Promise<{ readonly stdout: string; readonly peakBytes: number }> {
  const child = spawn(file, [...arguments_], { stdio: ['ignore', 'pipe', 'inherit'] });
  let peakBytes = 0;
  const timer = setInterval(() => {
    peakBytes = Math.max(peakBytes, residentBytes(child.pid));
  }, pollMs);
  try {
    let stdout = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      stdout += text;
    });
    const code = await new Promise<number | null>((resolve, reject) => {
      child.on('error', reject).on('close', resolve);
    });
    if (code !== 0) throw new Error(`${file} ended with status ${String(code)}`);
    return { stdout, peakBytes };
  } finally {
    clearInterval(timer);
  }
}

/** Linux tells the largest resident memory of a running process; elsewhere it stays unknown (0). */
function residentBytes(pid: number | undefined): number {
  try {
    const status = readFileSync(`/proc/${String(pid)}/status`, 'utf8');
    return Number(/^VmHWM:\s+(\d+)/m.exec(status)?.[1] ?? 0) * 1024;
  } catch {
    return 0;
  }
}
