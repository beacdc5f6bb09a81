import { isSidecutError } from '../../../core/errors.ts';
import type { FailureCode } from '../../../core/failures.ts';

const passing: readonly FailureCode[] = ['disk-full', 'library-busy', 'output-unwritable'];

/** The library can't be written now, and nothing is wrong with what was asked. */
export function isStorageFailure(error: unknown): boolean {
  return isSidecutError(error) && passing.includes(error.code);
}

/**
 * For what is worth storing but not worth failing for, such as when a video was opened: with a full disk everything stays
 * readable. Undefined where it could not be stored.
 */
export function whereThereIsRoom<Result>(writing: Promise<Result>): Promise<Result | undefined> {
  return writing.catch((error: unknown) => {
    if (isStorageFailure(error)) return undefined;
    throw error;
  });
}
