/** Which statements stand in the short, the medium and the long summary: see [Note: Summaries]. */
import type { SummaryLength } from '../analysis/summary.ts';
import type { SentenceVectors } from '../chapters/chapter-text.ts';
import { lazyBest } from './lazy-best.ts';
import type { Meaning } from './meaning.ts';
import { createMeaning, noMeaning } from './meaning.ts';
import type { Statement } from './statements.ts';
import type { StemCounts, WordWeights } from './word-weights.ts';
import { countStems, localWeights, wordWeights } from './word-weights.ts';

export type Choice = ReadonlyMap<Statement, SummaryLength>;

export interface ChoosingOptions {
  readonly embeddings?: SentenceVectors | undefined;
  /** Words of each length. */
  readonly budgets?: Budgets;
}

export type Budgets = Readonly<Record<SummaryLength, number>>;

/** Nested: what is `short` belongs to the medium and the long one too. */
export function chooseStatements(
  statements: readonly Statement[],
  { embeddings, budgets = budgetsOf(statements) }: ChoosingOptions = {},
): Choice {
  const choosing = new Choosing(statements, embeddings);
  const good = statements.filter(({ use }) => use === 'good');
  const usable = good.length > 0 ? good : statements.filter(({ use }) => use === 'poor');
  const weights = wordWeights(choosing.counts);
  choosing.fill(usable, weights, { words: budgets.short, from: 'short' });
  const tenths = groupBy(statements, ({ tenth }) => tenth);
  if (choosing.wordsToTouch(tenths) <= budgets.medium) choosing.touch(tenths, 'medium');
  choosing.fill(usable, weights, { words: budgets.medium, from: 'medium' });
  const chapters = groupBy(statements, ({ chapter }) => chapter);
  choosing.touch(chapters, 'long');
  choosing.touch(tenths, 'long');
  const share = budgets.long / Math.max(1, wordsOf(statements));
  for (const chapter of chapters.values()) choosing.fillChapter(chapter, share);
  return choosing.chosen;
}

const shortStatement = 12;
const wordsPerMinute = 150;
/** Words in the square root of the minutes: ten minutes have some 220 in the long summary, an hour some 540. */
const longPerRootMinute = 70;

/** Words of each length, for a text: never more than a share of it. */
export function budgetsOf(statements: readonly Statement[]): Budgets {
  const words = wordsOf(statements);
  const long = longPerRootMinute * Math.sqrt(words / wordsPerMinute);
  return {
    short: Math.min(0.1 * words, 120, Math.max(25, 0.15 * long)),
    medium: Math.min(0.2 * words, 400, Math.max(50, 0.4 * long)),
    long: Math.min(0.35 * words, long),
  };
}

function wordsOf(statements: readonly Statement[]): number {
  return statements.reduce((sum, { use, wordCount }) => (use === 'none' ? sum : sum + wordCount), 0);
}

function groupBy(
  statements: readonly Statement[],
  keyOf: (statement: Statement) => number,
): ReadonlyMap<number, readonly Statement[]> {
  return Map.groupBy(statements, keyOf);
}

interface Budget {
  readonly words: number;
  readonly from: SummaryLength;
}

/** A word brought again is worth so much of what it was. */
const again = 0.6;
/** So much a further statement of the same chapter, or tenth, is worth. */
const besides = 0.75;
/** A little for brevity: a statement's worth is divided by its words to this power. */
const brevity = 0.25;
/** Meanings nearer than this begin to say the same. */
const alike = 0.6;
/** Statements too long for what is left of a budget that are passed over. */
const maxPassed = 12;

/** Statements that were taken, and what they leave the others worth. */
class Choosing {
  readonly chosen = new Map<Statement, SummaryLength>();
  readonly counts: StemCounts;
  private readonly meaning: Meaning;
  private readonly brought = new Map<string, number>();
  private readonly ofChapter = new Map<number, number>();
  private readonly ofTenth = new Map<number, number>();
  private readonly said = new Set<string>();
  private words = 0;

  constructor(statements: readonly Statement[], embeddings: SentenceVectors | undefined) {
    this.counts = countStems(statements.filter(({ use }) => use !== 'none'));
    this.meaning = embeddings === undefined ? noMeaning : createMeaning(statements, embeddings);
  }

  /** The best of them until so many words are chosen in all. */
  fill(candidates: readonly Statement[], weights: WordWeights, budget: Budget): void {
    const open = candidates.filter((candidate) => !this.chosen.has(candidate));
    let passed = 0;
    for (const best of lazyBest(open, (candidate) => this.valueOf(candidate, weights))) {
      const left = budget.words - this.words;
      if (left <= 0 || passed > maxPassed) return;
      if (best.wordCount > 1.5 * left && this.chosen.size > 0) passed += 1;
      else this.take(best, budget.from);
    }
  }

  /** `share`: of its words, 0 to 1. */
  fillChapter(chapter: readonly Statement[], share: number): void {
    const taken = wordsOf(chapter.filter((statement) => this.chosen.has(statement)));
    const good = chapter.filter(({ use }) => use === 'good');
    const budget = { words: this.words + share * wordsOf(chapter) - taken, from: 'long' } as const;
    this.fill(good, localWeights(good, this.counts), budget);
  }

  /** About so many words will be chosen once each group has one. */
  wordsToTouch(groups: ReadonlyMap<number, readonly Statement[]>): number {
    const open = [...groups.values()].filter((group) => !group.some((one) => this.chosen.has(one)));
    return this.words + shortStatement * open.length;
  }

  /** One of each group that has none yet and something to say. */
  touch(groups: ReadonlyMap<number, readonly Statement[]>, from: SummaryLength): void {
    for (const group of groups.values()) {
      if (group.some((statement) => this.chosen.has(statement))) continue;
      const best = this.bestOf(group, 'good') ?? this.bestOf(group, 'poor');
      if (best !== undefined) this.take(best, from);
    }
  }

  private bestOf(group: readonly Statement[], use: Statement['use']): Statement | undefined {
    const candidates = group.filter((statement) => statement.use === use);
    const weights = localWeights(candidates, this.counts);
    let best: { readonly statement: Statement; readonly value: number } | undefined;
    for (const statement of candidates) {
      const value = this.valueOf(statement, weights);
      if (best === undefined || value > best.value) best = { statement, value };
    }
    return best?.statement;
  }

  private take(statement: Statement, from: SummaryLength): void {
    this.chosen.set(statement, from);
    this.words += statement.wordCount;
    for (const stem of statement.stems) add(this.brought, stem);
    add(this.ofChapter, statement.chapter);
    add(this.ofTenth, statement.tenth);
    this.said.add(statement.stems.join(' '));
    this.meaning.note(statement);
  }

  /** Only ever falls by what is taken. */
  private valueOf(statement: Statement, weights: WordWeights): number {
    const { stems, shape, wordCount, chapter, tenth } = statement;
    if (this.said.has(stems.join(' '))) return 0;
    let worth = 0;
    for (const stem of stems) worth += (weights.get(stem) ?? 0) * again ** (this.brought.get(stem) ?? 0);
    const fresh = 1 - Math.max(0, this.meaning.likeness(statement) - alike) / (1 - alike);
    const crowd = (this.ofChapter.get(chapter) ?? 0) + (this.ofTenth.get(tenth) ?? 0);
    return (
      (worth / wordCount ** brevity) * shape * besides ** crowd * this.meaning.centrality(statement) * fresh
    );
  }
}

function add<K>(counts: Map<K, number>, key: K): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}
