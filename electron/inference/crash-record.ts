import { SidecutError } from '../../core/errors.ts';
import type { ExecutionProvider } from './contract.ts';

export interface Crash {
  readonly atMs: number;
  /** "killed by SIGSEGV", "exit status 1". */
  readonly ending: string;
  /** What the worker computed on, as far as known. */
  readonly provider: ExecutionProvider | undefined;
}

/** This many within the period, and the worker is not started again until the period is over. */
const maxCrashes = 3;
const periodMs = 60_000;

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
  tooMany(nowMs: number): SidecutError | undefined {
    this.#crashes = this.#crashes.filter(({ atMs }) => nowMs - atMs < periodMs);
    const last = this.#crashes.at(-1);
    if (!last || this.#crashes.length < maxCrashes) return undefined;
    return new SidecutError(
      'worker-crashed',
      `The inference process ended unexpectedly ${this.#crashes.length} times within a minute (last: ` +
        `${last.ending}${last.provider ? ` while using ${last.provider}` : ''}). ${adviceFor(last)}`,
      { details: { crashes: this.#crashes.length, provider: last.provider ?? 'unknown' } },
    );
  }
}

export function crashError(operation: string, { ending, provider }: Crash, lastWords: string): SidecutError {
  return new SidecutError(
    'worker-crashed',
    `The inference process ended unexpectedly (${ending}${provider ? ` while using ${provider}` : ''}). ` +
      'It is started again with the next call.',
    {
      retryable: true,
      details: {
        operation,
        ending,
        provider: provider ?? 'unknown',
        lastWords: lastWords.trim().slice(-500),
      },
    },
  );
}

function adviceFor({ provider, ending }: Crash): string {
  if (provider !== undefined && provider !== 'cpu') {
    return `Run again with --device cpu, or update the driver that ${provider} uses.`;
  }
  if (ending.includes('SIGKILL')) {
    return 'The system may have run out of memory: close other programs or choose a smaller model.';
  }
  return 'Run `sidecut doctor`, and `sidecut models verify` in case the model is damaged; --device cpu is the safest.';
}
