import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';

const script = fileURLToPath(new URL('../../electron/hosts/cli/sidecut.mjs', import.meta.url));

export interface CommandEnd {
  readonly status: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface RunningCommand {
  readonly child: ChildProcess;
  readonly ended: Promise<CommandEnd>;
}

/** Starts the real command line in a process of its own; `home` is its data folder. */
export function startSidecut(
  args: readonly string[],
  options: { readonly home: string; readonly cwd?: string; readonly env?: NodeJS.ProcessEnv },
): RunningCommand {
  const child = spawn(process.execPath, [script, ...args], {
    cwd: options.cwd,
    env: { ...process.env, SIDECUT_HOME: options.home, ...options.env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const stdout: Buffer[] = [];
  const stderr: Buffer[] = [];
  child.stdout.on('data', (piece: Buffer) => stdout.push(piece));
  child.stderr.on('data', (piece: Buffer) => stderr.push(piece));
  const ended = new Promise<CommandEnd>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (status, signal) =>
      resolve({
        status,
        signal,
        stdout: Buffer.concat(stdout).toString(),
        stderr: Buffer.concat(stderr).toString(),
      }),
    );
  });
  return { child, ended };
}

export function runSidecut(...parameters: Parameters<typeof startSidecut>): Promise<CommandEnd> {
  return startSidecut(...parameters).ended;
}

const wordSchema = z.object({
  startMs: z.int(),
  endMs: z.int(),
  text: z.string(),
  confidence: z.number(),
});

/** The document of `sidecut caption --json`, as its readers may rely on it. */
export const captionDocumentSchema = z.object({
  files: z.array(
    z.object({
      file: z.string(),
      language: z.string(),
      model: z.string(),
      device: z.string(),
      cues: z.array(
        z.object({
          startMs: z.int(),
          endMs: z.int(),
          text: z.string(),
          confidence: z.number(),
          words: z.array(wordSchema),
        }),
      ),
      outputs: z.array(z.string()),
      windows: z.object({ decoded: z.int(), kept: z.int() }),
      seconds: z.object({ audio: z.number(), wall: z.number() }),
    }),
  ),
});
