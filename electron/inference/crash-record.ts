import type { ExecutionProvider, ProcessEnding } from '../../core/devices.ts';
import { SidecutError } from '../../core/errors.ts';

export interface Crash {
  readonly atMs: number;
  readonly ending: ProcessEnding;
  /** What the worker computed on, as far as known. */
  readonly provider: ExecutionProvider | undefined;
}

/** This many within the period, and the worker is not started again until the period is over. */
const maxCrashes = 3;
const periodMs = 60_000;
const maxLastWords = 500;

/** Remembers crashes of the worker: when to stop trying, what to tell the user, which providers to avoid. */
export class CrashRecord {
  #crashes: Crash[] = [];
  readonly #avoid = new Set<ExecutionProvider>();

  add(crash: Crash): void {
    this.#crashes.push(crash);
    if (crash.provider !== undefined && crash.provider !== 'cpu') this.#avoid.add(crash.provider);
  }

  /** Providers a worker crashed on; `auto` goes on without them. */
  get providersToAvoid(): readonly ExecutionProvider[] {
    return [...this.#avoid];
  }

  /** The error that takes the place of another start, if there were too many crashes. */
  tooMany(nowMs: number): SidecutError<'worker-crashed'> | undefined {
    this.#crashes = this.#crashes.filter(({ atMs }) => nowMs - atMs < periodMs);
    const last = this.#crashes.at(-1);
    if (!last || this.#crashes.length < maxCrashes) return undefined;
    return new SidecutError('worker-crashed', {
      reason: 'too-often',
      crashes: this.#crashes.length,
      ending: last.ending,
      provider: last.provider ?? null,
    });
  }
}

export function crashError(
  operation: string,
  { ending, provider }: Crash,
  lastWords: string,
): SidecutError<'worker-crashed'> {
  const said = lastWords.trim().slice(-maxLastWords);
  return new SidecutError(
    'worker-crashed',
    { reason: 'ended', operation, ending, provider: provider ?? null, lastWords: said },
    { retryable: true },
  );
}
