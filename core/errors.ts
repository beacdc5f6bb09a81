/**
 * An expected failure: a stable code for programs, a sentence for the person that says what to do,
 * the cause, and whether trying again makes sense. Anything else that is thrown is a defect.
 */
export class SidecutError extends Error {
  readonly code: ErrorCode;
  /** True when the same call may succeed later without the user changing anything. */
  readonly retryable: boolean;
  /** Plain data (JSON-safe) for programs: a path, an HTTP status, seconds to wait. */
  readonly details: Readonly<Record<string, string | number | boolean>>;

  constructor(
    code: ErrorCode,
    message: string,
    options: {
      readonly cause?: unknown;
      readonly retryable?: boolean;
      readonly details?: Readonly<Record<string, string | number | boolean>>;
    } = {},
  ) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = 'SidecutError';
    this.code = code;
    this.retryable = options.retryable ?? false;
    this.details = options.details ?? {};
  }
}

/** Codes survive every transport; they are never renamed once published. */
export type ErrorCode =
  | 'usage'
  | 'cancelled'
  | 'file-not-found'
  | 'file-unreadable'
  | 'file-is-directory'
  | 'file-empty'
  | 'file-exists'
  | 'not-media'
  | 'no-audio'
  | 'no-video'
  | 'no-such-track'
  | 'media-damaged'
  | 'ffmpeg-missing'
  | 'ffmpeg-failed'
  | 'output-unwritable'
  | 'disk-full'
  | 'unknown-language'
  | 'unknown-format'
  | 'bad-subtitle'
  | 'model-unknown'
  | 'model-not-installed'
  | 'model-missing-file'
  | 'model-damaged'
  | 'model-unsupported'
  | 'model-in-use'
  | 'device-unavailable'
  | 'worker-crashed'
  | 'out-of-memory'
  | 'network-unreachable'
  | 'network-offline'
  | 'http-unauthorized'
  | 'http-not-found'
  | 'http-too-many-requests'
  | 'http-failed'
  | 'hash-mismatch'
  | 'job-locked'
  | 'media-unknown'
  | 'media-missing'
  | 'media-different'
  | 'track-unknown'
  | 'job-unknown'
  | 'source-unknown'
  | 'edit-conflict'
  | 'edit-incomplete'
  | 'library-damaged'
  | 'library-newer'
  | 'library-busy'
  | 'library-closed'
  | 'disconnected'
  | 'internal';

export function isSidecutError(value: unknown, code?: ErrorCode): value is SidecutError {
  return value instanceof SidecutError && (code === undefined || value.code === code);
}

/** True for our own `cancelled` and for the DOM's AbortError that platform functions throw. */
export function isCancellation(value: unknown): boolean {
  return isSidecutError(value, 'cancelled') || (value instanceof Error && value.name === 'AbortError');
}
