/** What a file says of its length and what its packets tell; all in milliseconds. */
export interface DurationEvidence {
  readonly container: string;
  /** As the container says it; undefined where it says nothing. */
  readonly claimMs: number | undefined;
  /** It says so by the bit rate, or by the greatest number that fits: nothing to believe. */
  readonly isGuess: boolean;
  /** The container's own time of its first packet. */
  readonly startMs: number;
  /** From the start to the end of the last packet of sound or picture, where they were read. */
  readonly measuredMs: number | undefined;
}

/** Less is the last frame's length, or what a codec adds at the ends. */
const slackMs = 500;

/**
 * The length of a recording, from time 0 to its last sound or picture. A claim that is longer than what is there is kept:
 * the file was cut short, and whoever reads it is told so. Undefined where nothing tells.
 */
export function settleDuration(evidence: DurationEvidence): number | undefined {
  const { isGuess, measuredMs } = evidence;
  const claimMs = claimedLength(evidence);
  if (measuredMs === undefined || measuredMs <= 0) return claimMs;
  if (claimMs === undefined || isGuess || measuredMs > claimMs + slackMs) return Math.round(measuredMs);
  return claimMs;
}

/** MP4 and Matroska count from the clock's zero: theirs is the end, not the length. */
export function claimedLength({
  container,
  claimMs,
  startMs,
}: Pick<DurationEvidence, 'container' | 'claimMs' | 'startMs'>): number | undefined {
  if (claimMs === undefined) return undefined;
  const countsFromZero = /\b(?:mov|matroska)\b/.test(container);
  const lengthMs = Math.round(countsFromZero ? claimMs - startMs : claimMs);
  return lengthMs > 0 ? lengthMs : undefined;
}

/** Units in a second: no program writes finer ones. */
const maxScale = 1_000_000;

/** 2^32 - 1 units: MP4's word for "unknown" (ISO/IEC 14496-12, 8.2.2.3), whatever the unit is. */
export function isAllOnes(seconds: number): boolean {
  if (!(seconds > 0)) return false;
  const units = (2 ** 32 - 1) / seconds;
  const nearest = Math.round(units);
  // ffprobe tells microseconds.
  const tolerance = (units * 0.6e-6) / seconds + 1e-9;
  return nearest >= 1 && nearest <= maxScale && Math.abs(units - nearest) <= tolerance;
}
