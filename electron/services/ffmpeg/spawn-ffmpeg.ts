import { spawn } from 'node:child_process';
import type { Readable } from 'node:stream';

/** A program of the ffmpeg family that was run once and told its version. */
export interface MediaProgram {
  readonly path: string;
  readonly version: string;
  readonly major: number;
  readonly source: 'environment' | 'system' | 'npm';
}

export interface RunningProgram {
  /** Not read ahead by more than the pipe holds: the program waits for the reader. */
  readonly stdout: Readable;
  /** Settles when the program has ended and its pipes are closed; never rejects. */
  readonly ended: Promise<ProgramEnd>;
  /** Ends the program: politely, then by force after `KILL_AFTER_MS`. Resolves when it is gone. */
  stop(): Promise<void>;
}

export interface ProgramEnd {
  readonly exitCode: number | null;
  /** The signal that ended it, ours or a crash. */
  readonly endedBy: NodeJS.Signals | null;
  /** Why it could not be started at all. */
  readonly startError?: Error;
  /** The last lines of standard error that `onStderrLine` did not take. */
  readonly stderrTail: readonly string[];
}

const KILL_AFTER_MS = 1500;
const TAIL_LINES = 40;
const LONGEST_LINE = 8192;

/**
 * Starts ffmpeg or ffprobe with an argument array, never through a shell. Standard error is always drained.
 * When `signal` aborts, the program is ended; the caller still awaits `ended`.
 *
 * Spawned here and not by fluent-ffmpeg: for the piped streams we need the exit, the signal and the lines of
 * standard error in step with standard output, which its command object hides behind events.
 */
export function startProgram(
  program: Pick<MediaProgram, 'path' | 'version'>,
  programArguments: readonly string[],
  options: {
    readonly signal?: AbortSignal | undefined;
    /** Sees every whole line; returns true to keep it out of the tail. */
    readonly onStderrLine?: (line: string) => boolean;
    /** Folder that relative names in filters are looked up in. */
    readonly cwd?: string | undefined;
  } = {},
): RunningProgram {
  const child = spawn(program.path, programArguments, {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: childEnvironment(program),
    cwd: options.cwd,
    windowsHide: true,
  });
  const tail: string[] = [];
  readLines(child.stderr, (line) => {
    if (options.onStderrLine?.(line) === true) return;
    tail.push(line);
    if (tail.length > TAIL_LINES) tail.shift();
  });
  // A reader that went away must not become an unhandled error; `ended` tells what happened.
  child.stdout.on('error', () => undefined);

  let startError: Error | undefined;
  let killTimer: NodeJS.Timeout | undefined;
  const end = (): void => {
    child.stdout.destroy();
    if (killTimer !== undefined || child.exitCode !== null || child.signalCode !== null) return;
    child.kill('SIGTERM');
    killTimer = setTimeout(() => child.kill('SIGKILL'), KILL_AFTER_MS);
  };
  const { signal } = options;
  const ended = new Promise<ProgramEnd>((resolve) => {
    child.once('error', (error) => {
      startError = error;
      if (child.pid === undefined) finish(null, null);
    });
    child.once('close', finish);
    function finish(exitCode: number | null, endedBy: NodeJS.Signals | null): void {
      clearTimeout(killTimer);
      signal?.removeEventListener('abort', end);
      resolve({
        exitCode,
        endedBy,
        ...(startError === undefined ? {} : { startError }),
        stderrTail: tail,
      });
    }
  });
  signal?.addEventListener('abort', end, { once: true });
  if (signal?.aborted === true) end();
  return {
    stdout: child.stdout,
    ended,
    async stop() {
      end();
      await ended;
    },
  };
}

/** Runs a program to its end and returns what it wrote. For short output: more than `maxBytes` ends it. */
export async function runProgram(
  program: Pick<MediaProgram, 'path' | 'version'>,
  programArguments: readonly string[],
  options: {
    readonly signal?: AbortSignal | undefined;
    readonly timeoutMs?: number;
    readonly maxBytes?: number;
  } = {},
): Promise<ProgramEnd & { readonly stdout: string; readonly timedOut: boolean }> {
  options.signal?.throwIfAborted();
  const timeout = AbortSignal.timeout(options.timeoutMs ?? 60_000);
  const signal = options.signal === undefined ? timeout : AbortSignal.any([options.signal, timeout]);
  const running = startProgram(program, programArguments, { signal });
  const chunks: Buffer[] = [];
  let bytes = 0;
  running.stdout.on('data', (chunk: Buffer) => {
    bytes += chunk.length;
    if (bytes <= (options.maxBytes ?? 64 * 1024 * 1024)) chunks.push(chunk);
    else void running.stop();
  });
  const end = await running.ended;
  options.signal?.throwIfAborted();
  return { ...end, stdout: Buffer.concat(chunks).toString('utf8'), timedOut: timeout.aborted };
}

/**
 * True when ffmpeg was asked to end by someone else: Ctrl+C in a terminal reaches ffmpeg as well, perhaps
 * before us, and what it wrote until then must not be taken for the whole.
 */
export function wasInterrupted(end: ProgramEnd): boolean {
  return (
    end.endedBy === 'SIGINT' ||
    end.endedBy === 'SIGTERM' ||
    end.stderrTail.some((line) => /received signal (?:2|15)\b/.test(line))
  );
}

/** What ffmpeg said last, without addresses of its objects, for the end of an error message. */
export function lastWords(end: ProgramEnd): string {
  if (end.startError !== undefined) return end.startError.message;
  const grave = end.stderrTail.filter((line) => /\[(?:error|fatal|panic)\]/.test(line));
  const lines = (grave.length > 0 ? grave : end.stderrTail).map(withoutLogPrefix);
  const last = lines.findLast((line) => line !== '');
  if (last !== undefined) return last;
  return end.endedBy === null ? `exit status ${end.exitCode ?? 'unknown'}` : `ended by ${end.endedBy}`;
}

/** `[h264 @ 0x5581] [error] text` is `text`. */
export function withoutLogPrefix(line: string): string {
  return line
    .replace(/^(?:\[[^\]]* @ 0x[0-9a-f]+\]\s*)*/i, '')
    .replace(/^\[(?:info|warning|error|fatal|panic)\]\s*/, '')
    .trim();
}

function childEnvironment(program: Pick<MediaProgram, 'version'>): NodeJS.ProcessEnv {
  const environment: NodeJS.ProcessEnv = { ...process.env, AV_LOG_FORCE_NOCOLOR: '1' };
  // Both would change what ffmpeg writes and where.
  delete environment['AV_LOG_FORCE_COLOR'];
  delete environment['FFREPORT'];
  // Static builds, npm's among them, crash in glibc's character conversion (service names of MPEG-TS) when they
  // load the system's converters; with no converters to find they keep the bytes as they are.
  if (program.version.includes('static')) environment['GCONV_PATH'] = '/nonexistent';
  return environment;
}

function readLines(stream: Readable, onLine: (line: string) => void): void {
  let rest = '';
  stream.setEncoding('utf8');
  stream.on('data', (text: string) => {
    const lines = (rest + text).split(/\r\n|\n|\r/);
    rest = lines.pop()!.slice(-LONGEST_LINE);
    for (const line of lines) onLine(line);
  });
  stream.on('end', () => {
    if (rest !== '') onLine(rest);
  });
  stream.on('error', () => undefined);
}
