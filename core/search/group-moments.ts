/**
 * From ranked rows to what a person reads: rows of one stretch are one moment, what says or shows the same elsewhere is
 * folded under the first, and of what answers the question for sure none is left out.
 */
import type { FusedRow, LegRow, RowReason } from './fuse-legs.ts';

export interface MomentRange {
  readonly mediaId: string;
  readonly startMs: number;
  readonly endMs: number;
}

export interface RankedMoment extends MomentRange {
  readonly score: number;
  /** The row that it is one for: what is shown of it. */
  readonly row: LegRow;
  readonly reasons: readonly RowReason[];
  readonly folded: readonly MomentRange[];
}

export interface GroupOptions {
  /** Whether two rows of different stretches say or show the same. */
  readonly isSame: (a: LegRow, b: LegRow) => boolean;
  /** At most so many moments. */
  readonly limit: number;
  /** Also what answers nothing for sure: for measuring. */
  readonly withoutLine?: boolean;
}

/** A question whose best row is less sure than this has no answer; where it has one, rows as sure as `lowestCertainty` are listed. */
const answerCertainty = 1;
const lowestCertainty = 0.6;
/** A moment grows by its neighbours until it is so long. */
const longestMs = 30_000;
/** Rows this near to the best of a moment belong into it, others of its stretch are only not listed again. */
const nearScore = 0.85;
/** What is listed without anything before it says where a video begins. */
const longRowMs = 15_000;

/** The best first; none: nothing answers the question. */
export function groupMoments(
  rows: readonly FusedRow[],
  { isSame, limit, withoutLine = false }: GroupOptions,
): readonly RankedMoment[] {
  if (!withoutLine && !isAnswered(rows)) return [];
  const moments: Growing[] = [];
  const byVideo = new Map<string, Growing[]>();
  for (const fused of rows) {
    if (!withoutLine && fused.certainty < lowestCertainty) continue;
    const { mediaId } = fused.row;
    const own = byVideo.get(mediaId) ?? [];
    byVideo.set(mediaId, own);
    const around = own.find((moment) => isWithin(moment, fused.row));
    if (around !== undefined) {
      grow(around, fused);
      continue;
    }
    const same = moments.find(({ row }) => isSame(row, fused.row));
    if (same !== undefined) {
      const { startMs, endMs } = fused.row;
      if (
        !same.folded.some(
          (range) => range.mediaId === mediaId && startMs < range.endMs && range.startMs < endMs,
        )
      )
        same.folded.push({ mediaId, startMs, endMs });
      continue;
    }
    if (moments.length >= limit) continue;
    const moment = begin(fused);
    moments.push(moment);
    own.push(moment);
  }
  return moments;
}

/** Whether there is anything above the line. */
export function isAnswered(rows: readonly FusedRow[]): boolean {
  return rows.some(({ certainty }) => certainty >= answerCertainty);
}

type Growing = { -readonly [Key in keyof RankedMoment]: RankedMoment[Key] } & { folded: MomentRange[] };

function begin({ row, score, reasons }: FusedRow): Growing {
  const { mediaId, startMs } = row;
  // A name or a title says where to begin, not that all of it is what is asked for.
  const endMs = row.endMs - startMs > longestMs * 2 ? startMs + longRowMs : row.endMs;
  return { mediaId, startMs, endMs, score, row, reasons, folded: [] };
}

function isWithin(moment: MomentRange, { startMs, endMs }: LegRow): boolean {
  return startMs < moment.endMs && moment.startMs < endMs;
}

function grow(moment: Growing, { row, score }: FusedRow): void {
  if (score < moment.score * nearScore) return;
  const startMs = Math.min(moment.startMs, row.startMs);
  const endMs = Math.max(moment.endMs, row.endMs);
  if (endMs - startMs > longestMs) return;
  moment.startMs = startMs;
  moment.endMs = endMs;
}
