import { setTimeout as sleep } from 'node:timers/promises';
import type { SidecutError } from '../../../../core/errors.ts';
import { isCancellation, isSidecutError } from '../../../../core/errors.ts';
import { retry } from '../../../../core/async/retry.ts';
import { toFailure } from '../../../../core/failure.ts';
import type { Failure } from '../../../../core/failure.ts';
import type { TransferLimits } from './hub-settings.ts';

export interface RetryWatcher {
  readonly signal: AbortSignal;
  /** Told before every wait, so that the person sees why nothing moves. */
  readonly onWait?: (wait: { readonly seconds: number; readonly failure: Failure }) => void;
}

/**
 * Runs `attempt` until it succeeds or fails for good. An attempt calls `progressed` when something arrived:
 * a long download over a poor line may fail often, as long as it moves between the failures.
 */
export function withRetries<T>(
  limits: TransferLimits,
  watcher: RetryWatcher,
  attempt: (progressed: () => void) => Promise<T>,
): Promise<T> {
  let failures = 0;
  const progressed = () => {
    failures = 0;
  };
  return retry(
    () => attempt(progressed),
    async (error) => {
      watcher.signal.throwIfAborted();
      failures++;
      const isWorthIt = isSidecutError(error) && error.retryable && failures < limits.attempts;
      if (isCancellation(error) || !isWorthIt) return false;
      const waitMs = waitBefore(failures, waitSecondsOf(error), limits);
      watcher.onWait?.({ seconds: waitMs / 1000, failure: toFailure(error) });
      await sleep(waitMs, undefined, { signal: watcher.signal });
      return true;
    },
  );
}

/** A wait the server asks for, else doubling waits with a little chance so that clients do not march in step. */
function waitBefore(failures: number, requestedSeconds: unknown, limits: TransferLimits): number {
  if (typeof requestedSeconds === 'number')
    return Math.min(requestedSeconds * 1000, limits.maxRequestedWaitMs);
  const backoffMs = Math.min(limits.backoffMs * 2 ** (failures - 1), limits.maxBackoffMs);
  return backoffMs * (0.75 + Math.random() / 2);
}

function waitSecondsOf({ facts }: SidecutError): number | undefined {
  return 'waitSeconds' in facts && typeof facts.waitSeconds === 'number' ? facts.waitSeconds : undefined;
}
