/**
 * How near the boundaries of a segmentation come to the true ones. A text is given as units (sentences) and boundaries
 * as indices of units before which one lies, or as times. Pk: Beeferman, Berger and Lafferty, Machine Learning 34, 1999;
 * WindowDiff: Pevzner and Hearst, Computational Linguistics 28, 2002. Both count errors: 0 is best.
 */

/** Share of windows whose two ends are wrongly said to be in one segment, or wrongly in two; 0 to 1. */
export function pk(units: number, found: readonly number[], truth: readonly number[]): number {
  return windowErrors(units, found, truth, (a, b) => (a === 0) !== (b === 0));
}

/** Share of windows with another number of boundaries than the truth has; 0 to 1. */
export function windowDiff(units: number, found: readonly number[], truth: readonly number[]): number {
  return windowErrors(units, found, truth, (a, b) => a !== b);
}

/** Half of a true segment's mean length, in units. */
export function windowLength(units: number, truth: readonly number[]): number {
  return Math.max(1, Math.round(units / (new Set(truth).size + 1) / 2));
}

function windowErrors(
  units: number,
  found: readonly number[],
  truth: readonly number[],
  differ: (found: number, truth: number) => boolean,
): number {
  const length = windowLength(units, truth);
  const [foundUpTo, trueUpTo] = [boundariesUpTo(units, found), boundariesUpTo(units, truth)];
  const windows = units - length;
  if (windows <= 0) return 0;
  let errors = 0;
  for (let at = 0; at < windows; at++) {
    const inFound = foundUpTo[at + length]! - foundUpTo[at]!;
    const inTruth = trueUpTo[at + length]! - trueUpTo[at]!;
    if (differ(inFound, inTruth)) errors += 1;
  }
  return errors / windows;
}

/** How many boundaries lie before or at each unit. */
function boundariesUpTo(units: number, boundaries: readonly number[]): Int32Array {
  const counts = new Int32Array(units);
  for (const boundary of new Set(boundaries)) if (boundary > 0 && boundary < units) counts[boundary]! += 1;
  for (let at = 1; at < units; at++) counts[at]! += counts[at - 1]!;
  return counts;
}

/** The harmonic mean of precision and recall: a boundary found answers for one true one at most; 1 where both are empty. */
export function boundaryF1(found: readonly number[], truth: readonly number[], toleranceMs: number): number {
  if (found.length + truth.length === 0) return 1;
  return (2 * matches(found, truth, toleranceMs)) / (found.length + truth.length);
}

/** The most pairs there can be: on a line it is enough to go through both in order. */
function matches(found: readonly number[], truth: readonly number[], toleranceMs: number): number {
  const [a, b] = [found.toSorted((x, y) => x - y), truth.toSorted((x, y) => x - y)];
  let pairs = 0;
  for (let i = 0, j = 0; i < a.length && j < b.length;) {
    if (Math.abs(a[i]! - b[j]!) <= toleranceMs) {
      pairs += 1;
      i += 1;
      j += 1;
    } else if (a[i]! < b[j]!) i += 1;
    else j += 1;
  }
  return pairs;
}
