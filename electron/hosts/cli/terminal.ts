import type { Writable } from 'node:stream';

/** Where a command writes and how it is stopped; tests pass their own. */
export interface Terminal {
  /** Results. */
  stdout(text: string): void;
  /** Progress, notes and errors. */
  stderr(text: string): void;
  /** True when standard error is a terminal, so that a line may be rewritten in place. */
  readonly isTty: boolean;
  readonly columns: number;
  /** Aborts when the person presses Ctrl+C. */
  readonly signal: AbortSignal;
}

export function processTerminal(signal: AbortSignal): Terminal {
  const write = (stream: Writable) => (text: string) => {
    stream.write(text);
  };
  // A reader that went away (`sidecut … | head`) is no reason for a stack trace.
  for (const stream of [process.stdout, process.stderr]) stream.on('error', ignoreClosedPipe);
  return {
    stdout: write(process.stdout),
    stderr: write(process.stderr),
    isTty: process.stderr.isTTY,
    columns: process.stderr.columns || 80,
    signal,
  };
}

function ignoreClosedPipe(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EPIPE') throw error;
}
