/** Why a pattern can't be used. */
export type BadPatternReason =
  /** It is no regular expression. */
  | 'syntax'
  /** Longer than a search needs, also when its counted repetitions are written out. */
  | 'too-long'
  /** It was stopped: it would take too long on this text. */
  | 'too-slow';

export class BadPatternError extends Error {
  readonly reason: BadPatternReason;

  constructor(reason: BadPatternReason, message: string) {
    super(message);
    this.name = 'BadPatternError';
    this.reason = reason;
  }
}
