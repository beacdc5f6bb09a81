/** Which minutes fed a summary. */
import type { Summary, SummaryLength, SummarySentence, TimeRange } from '../analysis/summary.ts';

const order: readonly SummaryLength[] = ['short', 'medium', 'long'];

/** Those of a length: what stands in a shorter summary stands in a longer one. */
export function sentencesOf(
  { parts }: Pick<Summary, 'parts'>,
  length: SummaryLength,
): readonly SummarySentence[] {
  return parts.flatMap(({ sentences }) => sentences.filter(({ from }) => isIn(from, length)));
}

export function isIn(from: SummaryLength, length: SummaryLength): boolean {
  return order.indexOf(from) <= order.indexOf(length);
}

export interface Coverage {
  /** For a bar over the timeline: in order, without overlap. */
  readonly ranges: readonly TimeRange[];
  /** `empty`: said to have nothing usable; `missing`: left out. Ten of them. */
  readonly tenths: readonly ('fed' | 'empty' | 'missing')[];
}

export function coverageOf(summary: Summary, length: SummaryLength, durationMs: number): Coverage {
  const ranges = joinRanges(sentencesOf(summary, length).flatMap((sentence) => sentence.ranges));
  const empty = summary.parts.filter((part) => part.empty !== null);
  const tenths = Array.from({ length: 10 }, (_, index) => {
    const tenth = { startMs: (durationMs * index) / 10, endMs: (durationMs * (index + 1)) / 10 };
    if (ranges.some((range) => overlap(range, tenth))) return 'fed';
    return isWithin(tenth, empty) ? 'empty' : 'missing';
  });
  return { ranges, tenths };
}

/** In order, those that touch as one. */
export function joinRanges(ranges: readonly TimeRange[]): readonly TimeRange[] {
  const joined: { startMs: number; endMs: number }[] = [];
  for (const { startMs, endMs } of ranges.toSorted((a, b) => a.startMs - b.startMs)) {
    const last = joined.at(-1);
    if (last !== undefined && startMs <= last.endMs) last.endMs = Math.max(last.endMs, endMs);
    else joined.push({ startMs, endMs });
  }
  return joined;
}

function overlap(a: TimeRange, b: TimeRange): boolean {
  return a.startMs < b.endMs && b.startMs < a.endMs;
}

function isWithin(range: TimeRange, parts: readonly TimeRange[]): boolean {
  return joinRanges(parts).some(({ startMs, endMs }) => startMs <= range.startMs && range.endMs <= endMs);
}
