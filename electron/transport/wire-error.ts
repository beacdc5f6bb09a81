import { isCancellation, isSidecutError, SidecutError } from '../../core/errors.ts';
import type { ErrorCode } from '../../core/errors.ts';
import type { WireError } from './envelope.ts';

export function toWireError(error: unknown): WireError {
  if (isSidecutError(error)) {
    const { code, message, retryable, details } = error;
    return { code, message, retryable, details: { ...details } };
  }
  if (isCancellation(error)) {
    return { code: 'cancelled', message: 'Cancelled.', retryable: false, details: {} };
  }
  // A defect: the stack is what whoever repairs it needs.
  const stack = error instanceof Error ? (error.stack ?? '') : '';
  const message = error instanceof Error ? error.message : String(error);
  return { code: 'internal', message, retryable: false, details: { stack } };
}

export function fromWireError({ code, message, retryable, details }: WireError): SidecutError {
  // Both ends are built from the same list of codes.
  return new SidecutError(code as ErrorCode, message, { retryable, details });
}
