/** One comparison of two clips. */
export interface Trial {
  readonly score: number;
  /** True for two clips of one speaker. */
  readonly same: boolean;
}

/**
 * The rate at which as many pairs of one speaker are refused as pairs of two speakers are accepted, over all
 * thresholds; between two thresholds by a straight line.
 */
export function equalErrorRate(trials: readonly Trial[]): number {
  const sorted = trials.toSorted((a, b) => a.score - b.score);
  const same = sorted.filter((trial) => trial.same).length;
  const different = sorted.length - same;
  if (same === 0 || different === 0) return NaN;
  let [refused, accepted] = [0, 1];
  // The threshold rises: pairs of equal score pass it together.
  for (let at = 0; at < sorted.length;) {
    const { score } = sorted[at]!;
    let [newRefused, newAccepted] = [refused, accepted];
    for (; at < sorted.length && sorted[at]!.score === score; at++) {
      if (sorted[at]!.same) newRefused += 1 / same;
      else newAccepted -= 1 / different;
    }
    if (newRefused >= newAccepted) {
      const share = (accepted - refused) / (newRefused - refused + accepted - newAccepted);
      return refused + share * (newRefused - refused);
    }
    [refused, accepted] = [newRefused, newAccepted];
  }
  return 1;
}

/** Share of right decisions when pairs above the threshold count as one speaker; both kinds weigh the same. */
export function balancedAccuracy(trials: readonly Trial[], threshold: number): number {
  const share = (same: boolean) => {
    const some = trials.filter((trial) => trial.same === same);
    return some.filter(({ score }) => score > threshold === same).length / some.length;
  };
  return (share(true) + share(false)) / 2;
}
