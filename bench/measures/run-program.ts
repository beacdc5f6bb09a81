import { spawn } from 'node:child_process';
import { childrenCpuSeconds } from './children-cpu.ts';
import { residentBytesOfTree } from './process-tree.ts';

export interface ProgramRun {
  readonly stdout: string;
  readonly wallSeconds: number;
  /** With all that it started; undefined where the system does not tell. */
  readonly cpuSeconds: number | undefined;
  /** The most that the program and all that it started held at once, looked at every 50 ms; 0 where unknown. */
  readonly peakBytes: number;
}

const pollMs = 50;

/** Runs a program to its end and measures it as a whole; throws with its last words when it fails. One at a time. */
export async function runProgram(
  file: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv = process.env,
): Promise<ProgramRun> {
  const [began, cpuBefore] = [performance.now(), childrenCpuSeconds()];
  const child = spawn(file, [...args], { stdio: ['ignore', 'pipe', 'pipe'], env });
  const output = { stdout: '', stderr: '' };
  child.stdout.setEncoding('utf8').on('data', (text: string) => (output.stdout += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (output.stderr += text));
  let peakBytes = 0;
  const timer = setInterval(() => {
    if (child.pid !== undefined) peakBytes = Math.max(peakBytes, residentBytesOfTree(child.pid));
  }, pollMs);
  try {
    const status = await new Promise<number | null>((resolve, reject) => {
      child.on('error', reject).on('close', resolve);
    });
    if (status !== 0) throw new Error(`${file} ended with status ${status}:\n${output.stderr.slice(-2000)}`);
  } finally {
    clearInterval(timer);
  }
  const cpuAfter = childrenCpuSeconds();
  return {
    stdout: output.stdout,
    wallSeconds: (performance.now() - began) / 1000,
    cpuSeconds: cpuBefore === undefined || cpuAfter === undefined ? undefined : cpuAfter - cpuBefore,
    peakBytes,
  };
}
