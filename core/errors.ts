import type { FailureCode, FailureFacts } from './failures.ts';

interface ErrorOptions<Facts> {
  readonly cause?: unknown;
  readonly retryable?: boolean;
  /** Only beside a sentence. */
  readonly details?: Facts;
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
  /** Made with a sentence instead of facts: to go. */
  readonly isSentence: boolean;

  /** A sentence in place of the facts: to go. */
  constructor(
    code: Code,
    factsOrSentence: FailureFacts[Code] | string,
    options: ErrorOptions<Readonly<Record<string, string | number | boolean>>> = {},
  ) {
    const isSentence = typeof factsOrSentence === 'string';
    const facts = isSentence ? ((options.details ?? {}) as FailureFacts[Code]) : factsOrSentence;
    super(
      isSentence ? factsOrSentence : `${code} ${JSON.stringify(facts)}`,
      options.cause === undefined ? undefined : { cause: options.cause },
    );
    this.name = 'SidecutError';
    this.code = code;
    this.facts = facts;
    this.retryable = options.retryable ?? false;
    this.isSentence = isSentence;
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
