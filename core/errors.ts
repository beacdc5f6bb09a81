import type { FailureCode, FailureFacts } from './failures.ts';

interface ErrorOptions {
  readonly cause?: unknown;
  readonly retryable?: boolean;
}

/**
 * An expected failure: a stable code and facts, see [Note: Facts below, words above] in failures.ts, its cause, and
 * whether trying again makes sense. Anything else that is thrown is a defect.
 */
export class SidecutError<Code extends FailureCode = FailureCode> extends Error {
  readonly code: Code;
  readonly facts: FailureFacts[Code];
  /** True when the same call may succeed later without the user changing anything. */
  readonly retryable: boolean;

  constructor(code: Code, facts: FailureFacts[Code], { cause, retryable = false }: ErrorOptions = {}) {
    super(`${code} ${JSON.stringify(facts)}`, cause === undefined ? undefined : { cause });
    this.name = 'SidecutError';
    this.code = code;
    this.facts = facts;
    this.retryable = retryable;
  }
}

export function isSidecutError<Code extends FailureCode = FailureCode>(
  value: unknown,
  code?: Code,
): value is SidecutError<Code> {
  return value instanceof SidecutError && (code === undefined || value.code === code);
}

/** True for our own `cancelled` and for the DOM's AbortError that platform functions throw. */
export function isCancellation(value: unknown): boolean {
  return isSidecutError(value, 'cancelled') || (value instanceof Error && value.name === 'AbortError');
}
