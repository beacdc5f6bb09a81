/** Longest run of characters that is compared, and how much more recall counts than precision (chrF2). */
const order = 6;
const beta = 2;

/** Runs of one length over all sentences of a corpus. */
interface Counts {
  hypothesis: number;
  reference: number;
  matched: number;
}

/**
 * chrF of a corpus from 0 to 100 (M. Popović, "chrF: character n-gram F-score for automatic MT evaluation", WMT 2015), as
 * sacreBLEU's default, chrF2: character order 6, word order 0, beta 2, without white space. Counts are summed over the
 * sentences, then precision and recall are averaged over the lengths.
 */
export function corpusChrf(
  pairs: readonly { readonly hypothesis: string; readonly reference: string }[],
): number {
  const totals = Array.from({ length: order }, (): Counts => ({ hypothesis: 0, reference: 0, matched: 0 }));
  for (const { hypothesis, reference } of pairs) {
    const [heard, wanted] = [characters(hypothesis), characters(reference)];
    for (const [index, total] of totals.entries()) addCounts(total, heard, wanted, index + 1);
  }
  const usable = totals.filter((total) => total.hypothesis > 0 && total.reference > 0);
  const mean = (share: (total: Counts) => number) =>
    usable.reduce((sum, total) => sum + share(total), 0) / usable.length;
  const precision = mean(({ matched, hypothesis }) => matched / hypothesis);
  const recall = mean(({ matched, reference }) => matched / reference);
  // Not a number without any usable length, 0 without any match.
  if (!(precision + recall > 0)) return 0;
  return (100 * (1 + beta ** 2) * precision * recall) / (beta ** 2 * precision + recall);
}

function characters(text: string): readonly string[] {
  return text.match(/\S/gu) ?? [];
}

function addCounts(
  total: Counts,
  hypothesis: readonly string[],
  reference: readonly string[],
  length: number,
): void {
  const wanted = countRuns(reference, length);
  // Where the reference is shorter than the run, the hypothesis is not blamed for having such runs.
  if (wanted.size === 0) return;
  for (const [run, count] of countRuns(hypothesis, length)) {
    total.hypothesis += count;
    total.matched += Math.min(count, wanted.get(run) ?? 0);
  }
  for (const count of wanted.values()) total.reference += count;
}

function countRuns(text: readonly string[], length: number): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (let start = 0; start + length <= text.length; start++) {
    const run = text.slice(start, start + length).join('');
    counts.set(run, (counts.get(run) ?? 0) + 1);
  }
  return counts;
}
