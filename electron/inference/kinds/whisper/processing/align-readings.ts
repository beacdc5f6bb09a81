/** Words of another reading that stand in place of one word of the chosen text. */
export interface Substitution {
  /** Index of the chosen word. */
  readonly at: number;
  /** Indices of the others, `to` not included. */
  readonly from: number;
  readonly to: number;
}

/** Longer stretches that differ are another text, not other words of the same. */
const maxRun = 3;
/** Words on either side that are compared at most. */
const maxWords = 120;

/**
 * Aligns two readings by their words (edit distance) and gives back where one word of the chosen stands against one, or
 * up to three in a row, of the other.
 *
 * @param isWhole both reach the end; else the other breaks off where the chosen one goes on
 */
export function alignReadings(
  chosen: readonly string[],
  other: readonly string[],
  isWhole: boolean,
): readonly Substitution[] {
  const columns = isWhole ? chosen.length : Math.min(chosen.length, other.length + maxRun);
  if (columns > maxWords || other.length > maxWords || other.length === 0) return [];
  const costs = editCosts(chosen.slice(0, columns), other);
  return substitutions(stepsBack(costs, chosen, other, isWhole ? columns : cheapestEnd(costs)));
}

/** `[other + 1][chosen + 1]` */
type Costs = readonly (readonly number[])[];

/** What it takes to get from each beginning of one to each beginning of the other: one for each that differs. */
export function editCosts(chosen: readonly string[], other: readonly string[]): Costs {
  const costs: number[][] = [[0, ...chosen.map((_, index) => index + 1)]];
  for (const [row, word] of other.entries()) {
    const above = costs[row] ?? [];
    const line = [row + 1];
    for (const [column, own] of chosen.entries()) {
      const replaced = (above[column] ?? 0) + (own === word ? 0 : 1);
      line.push(Math.min(replaced, (above[column + 1] ?? 0) + 1, (line[column] ?? 0) + 1));
    }
    costs.push(line);
  }
  return costs;
}

/** Where the other reading breaks off: of equally cheap places the one with as many words. */
function cheapestEnd(costs: Costs): number {
  const last = costs.at(-1) ?? [];
  const length = costs.length - 1;
  return last.reduce((best, cost, column) => {
    const [least, distance] = [last[best] ?? 0, Math.abs(best - length)];
    return cost < least || (cost === least && Math.abs(column - length) < distance) ? column : best;
  }, 0);
}

interface Step {
  readonly isSame: boolean;
  readonly at: number | undefined;
  readonly other: number | undefined;
}

/** From the beginning. */
function stepsBack(
  costs: Costs,
  chosen: readonly string[],
  other: readonly string[],
  end: number,
): readonly Step[] {
  const steps: Step[] = [];
  let [row, column] = [other.length, end];
  while (row > 0 || column > 0) {
    const isSame = row > 0 && column > 0 && chosen[column - 1] === other[row - 1];
    const cost = costs[row]?.[column] ?? 0;
    if (row > 0 && column > 0 && cost === (costs[row - 1]?.[column - 1] ?? 0) + (isSame ? 0 : 1)) {
      steps.push({ isSame, at: --column, other: --row });
    } else if (row > 0 && cost === (costs[row - 1]?.[column] ?? 0) + 1) {
      steps.push({ isSame: false, at: undefined, other: --row });
    } else steps.push({ isSame: false, at: --column, other: undefined });
  }
  return steps.reverse();
}

function substitutions(steps: readonly Step[]): readonly Substitution[] {
  const found: Substitution[] = [];
  let run: Step[] = [];
  const close = (): void => {
    const places = run.flatMap(({ at }) => at ?? []);
    const others = run.flatMap((step) => step.other ?? []);
    const [first = 0] = others;
    if (places.length === 1 && others.length >= 1 && others.length <= maxRun) {
      found.push({ at: places[0] ?? 0, from: first, to: first + others.length });
    } else if (places.length === others.length && places.length <= maxRun) {
      found.push(...places.map((at, i) => ({ at, from: first + i, to: first + i + 1 })));
    }
    run = [];
  };
  for (const step of steps) {
    if (step.isSame) close();
    else run.push(step);
  }
  close();
  return found;
}
