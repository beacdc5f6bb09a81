/** What one question got: the gain of each place of the list, in order. */
export interface Listed {
  readonly gains: readonly number[];
  readonly ideal: readonly number[];
}

export interface Figures {
  readonly questions: number;
  /** Share of the questions with a right place among the first 1, 5, 10. */
  readonly recall: readonly [number, number, number];
  /** Of the first right place; Infinity where half of the questions have none. */
  readonly medianRank: number;
  readonly ndcg: number;
}

export function figuresOf(all: readonly Listed[]): Figures {
  const ranks = all.map(rankOf).toSorted((a, b) => a - b);
  const within = (most: number): number => ranks.filter((rank) => rank <= most).length / ranks.length;
  return {
    questions: all.length,
    recall: [within(1), within(5), within(10)],
    medianRank: ranks[Math.floor((ranks.length - 1) / 2)] ?? Infinity,
    ndcg: all.reduce((sum, one) => sum + ndcgOf(one), 0) / all.length,
  };
}

/** From 1; Infinity where nothing right is listed. */
export function rankOf({ gains }: Listed): number {
  const at = gains.findIndex((gain) => gain > 0);
  return at < 0 ? Infinity : at + 1;
}

/**
 * Normalised discounted cumulative gain of the first ten (Järvelin and Kekäläinen 2002, with the gains as they are). Where
 * several places hold the one right answer only the first counts: `ideal` says how many there are.
 */
function ndcgOf({ gains, ideal }: Listed): number {
  let left = ideal.length;
  const counted = gains.slice(0, 10).map((gain) => (gain > 0 && left-- > 0 ? gain : 0));
  return discounted(counted) / discounted(ideal.slice(0, 10));
}

function discounted(gains: readonly number[]): number {
  return gains.reduce((sum, gain, at) => sum + gain / Math.log2(at + 2), 0);
}
