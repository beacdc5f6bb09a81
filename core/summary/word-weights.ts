/** What a word is worth in a text: how many of its statements have it, times how rare it is among them (tf-idf). */
import type { Statement } from './statements.ts';

/** By stem; words that are worth nothing are not there. */
export type WordWeights = ReadonlyMap<string, number>;

export interface StemCounts {
  /** By stem: statements that have it. */
  readonly byStem: ReadonlyMap<string, number>;
  readonly statements: number;
}

/** In longer texts what is said once is no topic. */
const fewStatements = 20;

export function countStems(statements: readonly Statement[]): StemCounts {
  const byStem = new Map<string, number>();
  for (const { stems } of statements) for (const stem of stems) byStem.set(stem, (byStem.get(stem) ?? 0) + 1);
  return { byStem, statements: statements.length };
}

export function wordWeights(counts: StemCounts): WordWeights {
  const minCount = counts.statements < fewStatements ? 1 : 2;
  const weigh = (least: number) =>
    new Map(
      [...counts.byStem].flatMap(([stem, count]) =>
        count < least ? [] : [[stem, count * rarityOf(stem, counts)] as const],
      ),
    );
  const weights = weigh(minCount);
  return weights.size > 0 ? weights : weigh(1);
}

/** Of some statements among all: of a chapter. */
export function localWeights(some: readonly Statement[], counts: StemCounts): WordWeights {
  return new Map([...countStems(some).byStem].map(([stem, own]) => [stem, own * rarityOf(stem, counts)]));
}

/** More than 0; the rarer the more. */
export function rarityOf(stem: string, { byStem, statements }: StemCounts): number {
  return Math.log(1 + statements / (byStem.get(stem) ?? 1));
}
