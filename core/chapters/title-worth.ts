/**
 * What phrases are worth as the title of a chapter: the most is what is most particular to it. A word is particular when a
 * larger share of its chapter's sentences has it than of the others' (log-likelihood ratio, Dunning, Computational
 * Linguistics 19, 1993), a phrase as its words are, the more so the more often they are said together.
 */
import type { TitlePhrase } from './title-phrases.ts';

/** The words between matter too: `file of the project` is not `file project`. */
export function wholeKey({ stems, text, isTerm }: TitlePhrase): string {
  return isTerm ? stems.join(' ') : text.toLowerCase();
}

export function keyOf({ stems }: TitlePhrase): string {
  return [...stems].sort().join(' ');
}

/** Of a stem in `own` of `size` sentences here and in `all` of `total` everywhere; 0 where it is no more frequent here. */
export function particularity(own: number, all: number, size: number, total: number): number {
  if (own === 0 || own / size <= all / total) return own === all ? own / 2 : 0;
  const rest = all - own;
  const restSize = Math.max(1, total - size);
  const inRest = rest === 0 ? 0 : rest * Math.log((rest / restSize) * (total / all));
  const worth = own * Math.log((own / size) * (total / all)) + inRest;
  // What is said once is no topic yet.
  return own === 1 ? worth / 2 : worth;
}

/** What a further word adds: enough that a name is said whole, not so much that a sentence is. */
const discount = [1, 0.7, 0.4, 0.2, 0.1];

/** A letter is none, nor what says a word twice. */
export function isTitle({ text, stems }: TitlePhrase): boolean {
  return text.length > 1 && new Set(stems).size === stems.length;
}

/** What is mostly done, or how something is, names nothing: `run`, `stable`. */
const predicateShare = 0.4;

/** `count`: sentences of the chapter that have the phrase; `isName`: in most of all it is no predicate. */
export function worthOf(
  { stems, isTerm }: TitlePhrase,
  { count, isName }: { readonly count: number; readonly isName: boolean },
  particular: (stem: string) => number,
): number {
  const worths = stems.map(particular).sort((a, b) => b - a);
  const sum = worths.reduce((total, worth, index) => total + worth * (discount[index] ?? 0), 0);
  // Words that are said together once may stand beside each other by chance.
  const together = stems.length === 1 ? 0.65 : count / (count + 0.8);
  return sum * together * (isTerm ? 1 : 0.8) * (isName ? 1 : predicateShare);
}
