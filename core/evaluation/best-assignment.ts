/**
 * Pairs rows with columns, each at most once, so that the sum of the gains is the largest there is (the Hungarian
 * method with potentials, O(n³); Kuhn 1955, Munkres 1957). Gives the column of each row; a row whose best gain is
 * nothing has none.
 */
export function bestAssignment(gains: readonly (readonly number[])[]): readonly (number | null)[] {
  const size = Math.max(gains.length, ...gains.map(({ length }) => length));
  const cost = (row: number, column: number) => -(gains[row - 1]?.[column - 1] ?? 0);
  const [rowPotential, columnPotential] = [zeros(size), zeros(size)];
  /** The row that each column has; both count from 1, 0 is nobody. */
  const rowOf = zeros(size);
  for (let row = 1; row <= size; row++) {
    rowOf[0] = row;
    const slack = new Float64Array(size + 1).fill(Infinity);
    const cameFrom = zeros(size);
    const isDone = new Uint8Array(size + 1);
    let column = 0;
    while (rowOf[column] !== 0) {
      isDone[column] = 1;
      const current = rowOf[column]!;
      let nearest = 0;
      let step = Infinity;
      for (let other = 1; other <= size; other++) {
        if (isDone[other] === 1) continue;
        const reduced = cost(current, other) - rowPotential[current]! - columnPotential[other]!;
        if (reduced < slack[other]!) {
          slack[other] = reduced;
          cameFrom[other] = column;
        }
        if (slack[other]! < step) {
          step = slack[other]!;
          nearest = other;
        }
      }
      for (let other = 0; other <= size; other++) {
        if (isDone[other] === 1) {
          rowPotential[rowOf[other]!]! += step;
          columnPotential[other]! -= step;
        } else slack[other]! -= step;
      }
      column = nearest;
    }
    for (; column !== 0; column = cameFrom[column]!) rowOf[column] = rowOf[cameFrom[column]!]!;
  }
  const columns: (number | null)[] = gains.map(() => null);
  for (let column = 1; column <= size; column++) {
    const row = rowOf[column]! - 1;
    if ((gains[row]?.[column - 1] ?? 0) > 0) columns[row] = column - 1;
  }
  return columns;
}

function zeros(size: number): Float64Array {
  return new Float64Array(size + 1);
}
