import type { Summary, TimeRange } from '../../../core/analysis/summary.ts';

type Quote = Summary['quotes'][number];

const known = new WeakMap<Quote, readonly TimeRange[]>();

/** The same list for the same quote: what is lit is told by it. */
export function rangesOfQuote(quote: Quote): readonly TimeRange[] {
  const ranges = known.get(quote) ?? [{ startMs: quote.startMs, endMs: quote.endMs }];
  known.set(quote, ranges);
  return ranges;
}
