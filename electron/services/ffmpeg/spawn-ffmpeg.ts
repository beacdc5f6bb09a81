import type { Readable } from 'node:stream';
import { execa } from 'execa';
import type { Result } from 'execa';
import { leash } from '../../system/leash.ts';

/** A program of the ffmpeg family that was run once and told its version. */
export interface MediaProgram {
  readonly path: string;
  readonly version: string;
  readonly major: number;
  readonly source: 'environment' | 'system' | 'npm';
  /** Hears of every start, with its arguments: for counting. */
  readonly onStart?: (programArguments: readonly string[]) => void;
}

export interface RunningProgram {
  /** Not read ahead by more than the pipe holds: the program waits for the reader. */
  readonly stdout: Readable;
  /** Settles when the program has ended and its pipes are closed; never rejects. */
  readonly ended: Promise<ProgramEnd>;
  /** Ends the program: politely, then by force. Resolves when it is gone. */
  stop(): Promise<void>;
}

export interface ProgramEnd {
  readonly exitCode: number | null;
  /** The signal that ended it, ours or a crash. */
  readonly endedBy: NodeJS.Signals | null;
  /** Why it could not be started at all. */
  readonly startError?: Error;
  /** The last lines of standard error. */
  readonly stderrTail: readonly string[];
}

const killAfterMs = 1500;
const tailLines = 40;
const maxLineLength = 8192;
const defaultTimeoutMs = 60_000;
const defaultMaxCharacters = 64 * 1024 * 1024;

/**
 * Starts ffmpeg or ffprobe with an argument array, never through a shell. Standard error is always drained, standard
 * output waits for its reader. When `signal` aborts, the program is ended: politely, then by force; the caller still
 * awaits `ended`. A program that outlives this process is ended too.
 */
export function startProgram(
  program: Startable,
  programArguments: readonly string[],
  options: {
    readonly signal?: AbortSignal | undefined;
    /** Folder that relative names in filters are looked up in. */
    readonly cwd?: string | undefined;
    /** Hears every line of standard error. */
    readonly onLine?: (line: string) => void;
    /** It writes files by itself and would go on when this process is killed, see [Note: The leash]. */
    readonly isLeashed?: boolean;
  } = {},
): RunningProgram {
  const running = execa(program.path, programArguments, {
    ...commonOptions(program),
    buffer: false,
    ...(options.signal === undefined ? {} : { cancelSignal: options.signal }),
    ...(options.cwd === undefined ? {} : { cwd: options.cwd }),
  });
  if (options.isLeashed === true) running.once('exit', leash(running.pid));
  program.onStart?.(programArguments);
  const { stdout } = running;
  // Until somebody reads it; execa would throw away what nobody has asked for.
  stdout.pause();
  // A reader that went away must not become an unhandled error; `ended` tells what happened.
  stdout.on('error', () => undefined);
  options.signal?.addEventListener('abort', () => stdout.destroy(), { once: true });
  const tail = lastLines(running.stderr, options.onLine);
  const ended = running.then((result) => toEnd(result, tail));
  return {
    stdout,
    ended,
    async stop() {
      stdout.destroy();
      running.kill();
      await ended;
    },
  };
}

export interface FinishedProgram extends ProgramEnd {
  readonly stdout: string;
  readonly timedOut: boolean;
}

/** Runs a program to its end and returns what it wrote. For short output: more than `maxCharacters` ends it. */
export async function runProgram(
  program: Startable,
  programArguments: readonly string[],
  options: {
    readonly signal?: AbortSignal | undefined;
    readonly timeoutMs?: number;
    readonly maxCharacters?: number;
    /** Folder that relative names are looked up in. */
    readonly cwd?: string;
    /** Hears each line of standard error, which may be cut at its beginning. */
    readonly onLine?: (line: string) => void;
  } = {},
): Promise<FinishedProgram> {
  options.signal?.throwIfAborted();
  const running = execa(program.path, programArguments, {
    ...commonOptions(program),
    buffer: { stdout: true, stderr: false },
    timeout: options.timeoutMs ?? defaultTimeoutMs,
    maxBuffer: { stdout: options.maxCharacters ?? defaultMaxCharacters },
    ...(options.signal === undefined ? {} : { cancelSignal: options.signal }),
    ...(options.cwd === undefined ? {} : { cwd: options.cwd }),
  });
  program.onStart?.(programArguments);
  const { stdout, stderr } = running;
  // Where there is too much, execa closes the pipe and waits; not every program ends by that.
  stdout.once('close', () => stdout.readableEnded || running.kill());
  const tail = lastLines(stderr, options.onLine);
  const result = await running;
  options.signal?.throwIfAborted();
  // Whatever the type says, a program that could not be started has none.
  const written = result.stdout as string | undefined;
  return { ...toEnd(result, tail), stdout: written ?? '', timedOut: result.timedOut };
}

type Startable = Pick<MediaProgram, 'path' | 'version' | 'onStart'>;

function commonOptions(program: Startable) {
  return {
    stdin: 'ignore',
    // How it ended is told, not thrown.
    reject: false,
    stripFinalNewline: false,
    forceKillAfterDelay: killAfterMs,
    env: childEnvironment(program),
    extendEnv: false,
  } as const;
}

function toEnd(
  result: Pick<Result, 'exitCode' | 'signal'> & { readonly cause?: unknown; readonly failed: boolean },
  stderrTail: readonly string[],
): ProgramEnd {
  const { exitCode, signal, cause } = result;
  const isNeverStarted = result.failed && exitCode === undefined && signal === undefined;
  return {
    exitCode: exitCode ?? null,
    endedBy: signal ?? null,
    ...(isNeverStarted && cause instanceof Error ? { startError: cause } : {}),
    stderrTail,
  };
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

/** Fills with the last lines of the stream. Read here and not by execa: a line may be endless. */
function lastLines(stream: Readable, onLine?: (line: string) => void): readonly string[] {
  const tail: string[] = [];
  const keep = (line: string): void => {
    onLine?.(line);
    tail.push(line);
    if (tail.length > tailLines) tail.shift();
  };
  let rest = '';
  stream.setEncoding('utf8');
  stream.on('data', (text: string) => {
    const lines = (rest + text).split(/\r\n|\n|\r/);
    rest = lines.pop()!.slice(-maxLineLength);
    lines.forEach(keep);
  });
  stream.on('end', () => {
    if (rest !== '') keep(rest);
  });
  stream.on('error', () => undefined);
  return tail;
}
