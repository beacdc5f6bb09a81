import { isCancellation, isSidecutError, SidecutError } from '../../../core/errors.ts';
import { errorSentence } from './words/failure-sentence.ts';
import { exitStatus } from './exit-status.ts';
import { runProgram } from './program.ts';
import { processTerminal } from './terminal.ts';
import type { Terminal } from './terminal.ts';

/** Runs one command line (without `node` and the script's name) and returns the exit status. */
export async function runCommandLine(args: readonly string[]): Promise<number> {
  const cancel = new AbortController();
  const stopListening = cancelOnSignals(cancel);
  const terminal = processTerminal(cancel.signal);
  try {
    return await runProgram(args, terminal);
  } catch (error) {
    return reportFailure(error, terminal);
  } finally {
    stopListening();
  }
}

/** An expected failure is its sentence; anything else is a defect and says so, with what to report. */
export function reportFailure(error: unknown, terminal: Terminal): number {
  if (isCancellation(error) || terminal.signal.aborted) {
    terminal.stderr('sidecut: cancelled\n');
    return exitStatus.cancelled;
  }
  if (isSidecutError(error)) {
    terminal.stderr(`sidecut: ${errorSentence(error)}\n`);
    return error.code === 'usage' ? exitStatus.usage : exitStatus.failed;
  }
  const reason = error instanceof Error ? error.message : String(error);
  terminal.stderr(
    `sidecut: something went wrong inside Sidecut (${reason}). Please report it; SIDECUT_DEBUG=1 prints where.\n`,
  );
  if (process.env['SIDECUT_DEBUG'] && error instanceof Error) terminal.stderr(`${error.stack ?? ''}\n`);
  return exitStatus.failed;
}

/** A terminal and a launcher may both pass on the same Ctrl+C; only a later one is a second wish. */
const sameSignalMs = 1000;

/** The first Ctrl+C ends the work in order; a second one ends the process at once. */
function cancelOnSignals(cancel: AbortController): () => void {
  let firstAt = Infinity;
  const onSignal = () => {
    if (performance.now() - firstAt > sameSignalMs) process.exit(exitStatus.cancelled);
    firstAt = Math.min(firstAt, performance.now());
    cancel.abort(new SidecutError('cancelled', {}));
  };
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
  for (const signal of signals) process.on(signal, onSignal);
  // Started by our launcher under an older Node: when that is killed, so are we.
  process.on('disconnect', onSignal);
  process.channel?.unref();
  return () => {
    for (const signal of signals) process.off(signal, onSignal);
    process.off('disconnect', onSignal);
  };
}

if (import.meta.main) process.exitCode = await runCommandLine(process.argv.slice(2));
