/**
 * Titles without a language model: the phrase that is most particular to a chapter. A word is particular when a larger
 * share of its chapter's sentences has it than of the others' (log-likelihood ratio, Dunning, Computational Linguistics
 * 19, 1993), a phrase as its words are, the more so the more often they are said together.
 */
import type { ChapterText } from './chapter-text.ts';
import type { ChapterSegment } from './chapters-of.ts';
import { createStemmer } from './stemmers.ts';
import { phrasesIn } from './title-phrases.ts';
import type { TitlePhrase } from './title-phrases.ts';

/** Words to say; a host makes `Chapter 3 (12:40)` of a number and a time. */
export type ChapterTitle =
  | { readonly kind: 'phrase'; readonly text: string }
  | { readonly kind: 'number'; readonly number: number; readonly startMs: number };

/** By stem, for each chapter: sentences that have it. */
type Counts = readonly ReadonlyMap<string, number>[];

interface Found extends TitlePhrase {
  count: number;
}

/** One title for each segment, no two alike. */
export function titleChapters(
  text: ChapterText,
  segments: readonly ChapterSegment[],
): readonly ChapterTitle[] {
  const stem = createStemmer();
  const found = segments.map((segment) => phrasesOf(text, segment, stem));
  const counts = found.map(stemCounts);
  const all = sumOf(counts);
  const sizes = segments.map(({ fromSentence, toSentence }) => Math.max(1, toSentence - fromSentence));
  const total = sizes.reduce((sum, size) => sum + size, 0);
  const taken = new Set<string>();
  return segments.map(({ startMs }, index) => {
    const best = bestPhrase(
      found[index]!,
      (name) => particularity(counts[index]!.get(name) ?? 0, all.get(name) ?? 0, sizes[index]!, total),
      taken,
    );
    if (best === undefined) return { kind: 'number', number: index + 1, startMs };
    taken.add(keyOf(best));
    return { kind: 'phrase', text: titleCase(best.text, best.language) };
  });
}

function phrasesOf(
  { sentences }: ChapterText,
  { fromSentence, toSentence }: ChapterSegment,
  stem: ReturnType<typeof createStemmer>,
): ReadonlyMap<string, Found> {
  const found = new Map<string, Found>();
  for (const sentence of sentences.slice(fromSentence, toSentence)) {
    const own = new Map(phrasesIn(sentence, stem).map((phrase) => [wholeKey(phrase), phrase]));
    for (const [key, phrase] of own) {
      const known = found.get(key);
      if (known === undefined) found.set(key, { ...phrase, count: 1 });
      else known.count += 1;
    }
  }
  return found;
}

/** The words between matter too: `file of the project` is not `file project`. */
export function wholeKey({ stems, text, isTerm }: TitlePhrase): string {
  return isTerm ? stems.join(' ') : text.toLowerCase();
}

export function keyOf({ stems }: TitlePhrase): string {
  return [...stems].sort().join(' ');
}

function stemCounts(found: ReadonlyMap<string, Found>): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { stems, count, isTerm } of found.values()) {
    if (isTerm && stems.length === 1) counts.set(stems[0]!, (counts.get(stems[0]!) ?? 0) + count);
  }
  return counts;
}

function sumOf(counts: Counts): ReadonlyMap<string, number> {
  const sum = new Map<string, number>();
  for (const own of counts) for (const [stem, count] of own) sum.set(stem, (sum.get(stem) ?? 0) + count);
  return sum;
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

function bestPhrase(
  found: ReadonlyMap<string, Found>,
  particular: (stem: string) => number,
  taken: ReadonlySet<string>,
): Found | undefined {
  let best: { phrase: Found; worth: number } | undefined;
  for (const phrase of found.values()) {
    if (!isTitle(phrase) || taken.has(keyOf(phrase))) continue;
    const worth = worthOf(phrase, particular);
    if (worth > 0 && (best === undefined || worth > best.worth)) best = { phrase, worth };
  }
  return best?.phrase;
}

export function worthOf({ stems, count, isTerm }: Found, particular: (stem: string) => number): number {
  const worths = stems.map(particular).sort((a, b) => b - a);
  const sum = worths.reduce((total, worth, index) => total + worth * (discount[index] ?? 0), 0);
  // Words that are said together once may stand beside each other by chance.
  const together = stems.length === 1 ? 0.65 : count / (count + 0.8);
  return sum * together * (isTerm ? 1 : 0.8);
}

/** The first letter large; the others as they are said, for names and German nouns have theirs. */
export function titleCase(text: string, language: string): string {
  const first = String.fromCodePoint(text.codePointAt(0) ?? 0);
  return first.toLocaleUpperCase(language === 'und' ? undefined : language) + text.slice(first.length);
}
