/**
 * One ranked list of moments from what each leg found. Scores of legs cannot be compared with one another, so each list is
 * laid between what says nothing (0) and its best row (1), and what several legs say of one stretch is added up: a convex
 * combination, which keeps how far apart rows are, where ranks alone forget it (Bruch, Gai, Ingber, "An Analysis of Fusion
 * Functions for Hybrid Retrieval", 2023). What else of the same video is found speaks for a row too, a little.
 */
import type { SearchLeg } from './search-leg.ts';

/** A stretch of a video that a leg found. */
export interface LegRow {
  /** Of the passage or the picture: the same in all legs that find it. */
  readonly key: string;
  readonly mediaId: string;
  readonly startMs: number;
  readonly endMs: number;
  /** The leg's own: more is better. */
  readonly score: number;
  /** 1 and more: it answers the question by itself; see certainty.ts. */
  readonly certainty: number;
}

export interface LegRows {
  readonly leg: SearchLeg;
  /** The best first. */
  readonly rows: readonly LegRow[];
  /** What a row scores that has nothing of the question: 0 for words; null: what the last row scores. */
  readonly zero: number | null;
}

export interface RowReason {
  readonly leg: SearchLeg;
  readonly row: LegRow;
  /** What the leg gave to the score. */
  readonly share: number;
}

/** A row with everything that speaks for it. */
export interface FusedRow {
  readonly row: LegRow;
  /** 0 to 1. */
  readonly score: number;
  readonly certainty: number;
  /** The strongest first, at most one of each leg. */
  readonly reasons: readonly RowReason[];
}

const legWeights: Readonly<Record<SearchLeg, number>> = { said: 0.9, meant: 1, seen: 1, written: 0.7 };
/** Longer ones (a chapter's title, a video's name) say what a row within them is about, and where to look only if nothing else does. */
const longestMomentMs = 60_000;
const contextWeight = 0.2;
const videoWeight = 0.1;
/** What stands just before and just behind: an answer is seldom of one passage. */
const neighbourWeight = 0.1;
const neighbourMs = 5000;
/** Rows of a video that tell whether it is about the question. */
const videoRows = 3;
/** Where meaning tells too, some words of the question alone are less sure. */
const wordsBesideMeaning = 0.8;
/** Of the shorter one: then both are about one stretch. */
const minOverlap = 0.5;

interface Scored {
  readonly row: LegRow;
  /** 0 to 1, times the weight of its leg. */
  readonly value: number;
  readonly leg: SearchLeg;
}

/** Every row that any leg found, the best first. */
export function fuseLegs(legs: readonly LegRows[]): readonly FusedRow[] {
  const used = legs.filter(({ rows }) => rows.length > 0);
  const whole =
    used.reduce((sum, { leg }) => sum + legWeights[leg], 0) * (1 + 2 * neighbourWeight) * (1 + videoWeight) +
    contextWeight;
  const hasMeaning = used.some(({ leg }) => leg === 'meant');
  const byVideo = Map.groupBy(used.flatMap(scored), ({ row }) => row.mediaId);
  const fused = [...byVideo.values()].flatMap((found) => fuseVideo(found, whole, hasMeaning));
  return fused.toSorted((a, b) => b.score - a.score || compareRows(a.row, b.row));
}

function scored({ leg, rows, zero }: LegRows): readonly Scored[] {
  const best = rows[0]!.score;
  const least = zero ?? (rows.length > 1 ? rows.at(-1)!.score : -Infinity);
  // What no row of a leg answers for sure counts less: of pictures there is always a nearest one.
  const trust = Math.min(1, Math.max(0.25, ...rows.map(({ certainty }) => certainty)));
  return rows.map((row) => {
    const share = best > least ? (row.score - least) / (best - least) : 1;
    return {
      row,
      leg,
      value: legWeights[leg] * trust * Math.min(1, Math.max(0, Number.isFinite(share) ? share : 1)),
    };
  });
}

function fuseVideo(found: readonly Scored[], whole: number, hasMeaning: boolean): readonly FusedRow[] {
  const long = found.filter(({ row }) => isLong(row));
  const short = found.filter(({ row }) => !isLong(row));
  const legs = [...Map.groupBy(short, ({ leg }) => leg).values()];
  const candidates = new Map((short.length > 0 ? short : long).map(({ row }) => [row.key, row]));
  const fused = [...candidates.values()].map((row) => {
    const own = (short.length > 0 ? legs : [long]).flatMap((rows) => supportOf(row, rows) ?? []);
    const reasons = own.map(({ leg, row: reason, value }) => ({ leg, row: reason, share: value }));
    const about = short.length > 0 ? contextOf(row, long) : 0;
    return {
      row,
      reasons: reasons.toSorted((a, b) => b.share - a.share),
      sum: reasons.reduce((sum, { share }) => sum + share, 0) + contextWeight * about,
      certainty: togetherCertain(reasons, hasMeaning),
    };
  });
  const summed = withNeighbours(fused);
  const sums = summed.map(({ sum }) => sum).toSorted((a, b) => b - a);
  const video = sums.slice(0, videoRows).reduce((total, sum) => total + sum, 0) / videoRows;
  return summed.map(({ sum, ...one }) => ({ ...one, score: (sum + videoWeight * video) / whole }));
}

function withNeighbours<One extends { readonly row: LegRow; readonly sum: number }>(
  rows: readonly One[],
): readonly One[] {
  const inTime = rows.toSorted((a, b) => a.row.startMs - b.row.startMs || a.row.endMs - b.row.endMs);
  const near = (at: number, other: number): number => {
    const [one, two] = [inTime[at]!, inTime[other]];
    if (two === undefined) return 0;
    const gap = Math.max(one.row.startMs, two.row.startMs) - Math.min(one.row.endMs, two.row.endMs);
    return gap <= neighbourMs ? neighbourWeight * two.sum : 0;
  };
  return inTime.map((one, at) => ({ ...one, sum: one.sum + near(at, at - 1) + near(at, at + 1) }));
}

/** What a leg says of the stretch of a row: what it found there itself, or the best of what it found about there. */
function supportOf(row: LegRow, rows: readonly Scored[]): Scored | undefined {
  let best: Scored | undefined;
  for (const one of rows) {
    if (one.row.key === row.key) return one;
    if (overlaps(row, one.row) && one.value > (best?.value ?? 0)) best = one;
  }
  return best;
}

function contextOf(row: LegRow, long: readonly Scored[]): number {
  return long
    .filter(({ row: { startMs, endMs } }) => row.startMs < endMs && startMs < row.endMs)
    .reduce((most, { value }) => Math.max(most, value), 0);
}

function overlaps(a: LegRow, b: LegRow): boolean {
  const common = Math.min(a.endMs, b.endMs) - Math.max(a.startMs, b.startMs);
  return common > 0 && common >= minOverlap * Math.min(a.endMs - a.startMs, b.endMs - b.startMs);
}

function isLong({ startMs, endMs }: LegRow): boolean {
  return endMs - startMs > longestMomentMs;
}

/** Legs that both say something of a moment make it surer than the surest of them. */
function togetherCertain(reasons: readonly RowReason[], hasMeaning: boolean): number {
  const sorted = reasons
    .map(({ leg, row }) => row.certainty * (hasMeaning && leg === 'said' ? wordsBesideMeaning : 1))
    .toSorted((a, b) => b - a);
  return sorted.reduce(
    (sum, certainty, i) => sum + (i === 0 ? certainty : 0.2 * Math.max(0, certainty - 0.5)),
    0,
  );
}

function compareRows(a: LegRow, b: LegRow): number {
  return a.mediaId < b.mediaId ? -1 : a.mediaId > b.mediaId ? 1 : a.startMs - b.startMs || a.endMs - b.endMs;
}
