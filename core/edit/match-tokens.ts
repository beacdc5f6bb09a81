/** Beyond this many pairs of tokens (after equal ends are set aside) nothing in between is compared. */
const maxPairs = 4_000_000;

/**
 * For each new token the old one that it stands for, -1 where there is none: a longest common subsequence, order
 * kept.
 */
export function matchTokens(before: readonly string[], after: readonly string[]): Int32Array {
  const matches = new Int32Array(after.length).fill(-1);
  let from = 0;
  while (from < before.length && from < after.length && before[from] === after[from]) {
    matches[from] = from;
    from += 1;
  }
  let beforeEnd = before.length;
  let afterEnd = after.length;
  while (beforeEnd > from && afterEnd > from && before[beforeEnd - 1] === after[afterEnd - 1]) {
    beforeEnd -= 1;
    afterEnd -= 1;
    matches[afterEnd] = beforeEnd;
  }
  const rows = beforeEnd - from;
  const columns = afterEnd - from;
  if (rows > 0 && columns > 0 && rows * columns <= maxPairs) {
    matchMiddle(before, after, from, rows, columns, matches);
  }
  return matches;
}

function matchMiddle(
  before: readonly string[],
  after: readonly string[],
  from: number,
  rows: number,
  columns: number,
  matches: Int32Array,
): void {
  // `lengths[i * width + j]`: longest common subsequence of the tokens from i and from j on.
  const width = columns + 1;
  const lengths = new Uint32Array((rows + 1) * width);
  for (let i = rows - 1; i >= 0; i--) {
    for (let j = columns - 1; j >= 0; j--) {
      const at = i * width + j;
      lengths[at] =
        before[from + i] === after[from + j]
          ? lengths[at + width + 1]! + 1
          : Math.max(lengths[at + width]!, lengths[at + 1]!);
    }
  }
  let i = 0;
  let j = 0;
  while (i < rows && j < columns) {
    const at = i * width + j;
    if (before[from + i] === after[from + j]) matches[from + j++] = from + i++;
    else if (lengths[at + width]! >= lengths[at + 1]!) i += 1;
    else j += 1;
  }
}
