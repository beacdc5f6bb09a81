/** Sentences worth quoting: literal, complete, short enough to be read at once, and particular. */
import type { Summary } from '../analysis/summary.ts';
import { fillersIn } from '../language/fillers.ts';
import { endMarkOf } from '../language/punctuation.ts';
import { lazyBest } from './lazy-best.ts';
import type { Statement } from './statements.ts';
import { countStems, rarityOf, wordWeights } from './word-weights.ts';
import type { StemCounts, WordWeights } from './word-weights.ts';
import { pointsBack } from './talk.ts';

type Quote = Summary['quotes'][number];

const length = { min: 6, max: 40 };
const maxCharacters = 1000;
const maxQuotes = 8;
/** One in so many statements at most. */
const oneIn = 8;

/** In the order of time. */
export function keyQuotes(statements: readonly Statement[]): readonly Quote[] {
  const good = statements.filter(({ use }) => use === 'good');
  const counts = countStems(good);
  const weights = wordWeights(counts);
  const wanted = Math.min(maxQuotes, Math.ceil(good.length / oneIn));
  const chosen: Statement[] = [];
  const taken = new Set<string>();
  const chapters = new Map<number, number>();
  const valueOf = (one: Statement) =>
    taken.has(one.text) ? 0 : worthOf(one, weights, counts) * 0.5 ** (chapters.get(one.chapter) ?? 0);
  for (const best of lazyBest(good.filter(isQuotable), valueOf)) {
    if (chosen.length === wanted) break;
    chosen.push(best);
    taken.add(best.text);
    chapters.set(best.chapter, (chapters.get(best.chapter) ?? 0) + 1);
  }
  return chosen
    .toSorted((a, b) => a.startMs - b.startMs)
    .map(({ text, startMs, endMs, speaker }) => ({ text, startMs, endMs, speaker }));
}

function isQuotable({ text, wordCount, language }: Statement): boolean {
  return (
    wordCount >= length.min &&
    wordCount <= length.max &&
    text.length <= maxCharacters &&
    // A sentence begins with no small letter where its script has others.
    !/^[\p{P}\s]*\p{Ll}/u.test(text) &&
    endMarkOf(text) === 'sentence' &&
    fillersIn(text, language).length === 0 &&
    !pointsBack(text.split(/[\s,]+/u, 1), language)
  );
}

/** What it is about, and words of its own, by the word: a quote is dense. */
function worthOf({ stems, shape, wordCount }: Statement, weights: WordWeights, counts: StemCounts): number {
  const central = stems.reduce((sum, stem) => sum + (weights.get(stem) ?? 0), 0) / stems.length;
  const particular = stems.reduce((sum, stem) => sum + rarityOf(stem, counts), 0) / stems.length;
  const density = stems.length / wordCount;
  return Math.sqrt(central) * particular * density * shape ** 2 * Math.min(1, stems.length / 4);
}
