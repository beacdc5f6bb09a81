export interface BatchLimits {
  readonly items: number;
  /** Padding counted: items times the longest of them. */
  readonly tokens: number;
}

/**
 * Positions of the items by batch: items of like length together, so that little padding is computed. A single
 * item longer than the limit is a batch of its own.
 */
export function planBatches(lengths: readonly number[], limits: BatchLimits): readonly (readonly number[])[] {
  const order = lengths.map((_, index) => index).sort((a, b) => lengths[a]! - lengths[b]! || a - b);
  const batches: number[][] = [];
  let current: number[] = [];
  for (const index of order) {
    // In rising order, so the newest is the longest.
    const full = current.length === limits.items || (current.length + 1) * lengths[index]! > limits.tokens;
    if (full && current.length > 0) {
      batches.push(current);
      current = [];
    }
    current.push(index);
  }
  if (current.length > 0) batches.push(current);
  return batches;
}
