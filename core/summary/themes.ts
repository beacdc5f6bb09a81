/** Phrases that a text is about: said often, made of words that are rare beside others. */
import { createStemmer } from '../language/stemmers.ts';
import { phrasesIn } from '../chapters/title-phrases.ts';
import type { TitlePhrase } from '../chapters/title-phrases.ts';
import { wholeKey } from '../chapters/title-worth.ts';
import type { Statement } from './statements.ts';
import type { StemCounts } from './word-weights.ts';
import { countStems, rarityOf, wordWeights } from './word-weights.ts';

export interface Theme extends Pick<TitlePhrase, 'text' | 'stems' | 'language' | 'isTerm'> {
  readonly worth: number;
}

interface Found {
  readonly phrase: TitlePhrase;
  count: number;
  /** How often it is written in each way. */
  readonly spellings: Map<string, number>;
}

/** Words that a phrase may be about. */
const leadWords = 60;
const maxThemes = 15;

/** The best first; no two share a word. */
export function themesOf(statements: readonly Statement[]): readonly Theme[] {
  const useful = statements.filter(({ use }) => use !== 'none');
  const counts = countStems(useful);
  const lead = new Set(
    [...wordWeights(counts)]
      .toSorted(([, a], [, b]) => b - a)
      .slice(0, leadWords)
      .map(([stem]) => stem),
  );
  const themes = [...findPhrases(useful, lead).values()]
    .flatMap((found) => toTheme(found, counts) ?? [])
    .toSorted((a, b) => b.worth - a.worth);
  return apart(themes);
}

function findPhrases(
  statements: readonly Statement[],
  lead: ReadonlySet<string>,
): ReadonlyMap<string, Found> {
  const stem = createStemmer();
  const found = new Map<string, Found>();
  for (const statement of statements) {
    if (!statement.stems.some((one) => lead.has(one))) continue;
    const phrases = phrasesIn(statement, stem).filter(({ stems }) => stems.every((one) => lead.has(one)));
    for (const [key, phrase] of new Map(phrases.map((one) => [wholeKey(one), one]))) note(found, key, phrase);
  }
  return found;
}

function note(found: Map<string, Found>, key: string, phrase: TitlePhrase): void {
  const known = found.get(key) ?? { phrase, count: 0, spellings: new Map<string, number>() };
  known.count += 1;
  known.spellings.set(phrase.text, (known.spellings.get(phrase.text) ?? 0) + 1);
  found.set(key, known);
}

/** What several words together are worth: a name is said whole, a sentence is no theme. */
const ofWords = [0, 1, 1.9, 2.1, 1.5, 1.2];
const fewStatements = 20;

function toTheme({ phrase, count, spellings }: Found, counts: StemCounts): Theme | undefined {
  const { stems, isTerm, language } = phrase;
  if (new Set(stems).size < stems.length) return undefined;
  // Words that are said together once may stand beside each other by chance.
  if (stems.length > 1 && count < 2 && counts.statements >= fewStatements) return undefined;
  const [usual = phrase.text] = [...spellings].toSorted(([, a], [, b]) => b - a).map(([text]) => text);
  // `th`, `wh`: words that were begun; names so short are written in capitals.
  if (/^\p{Script=Latin}{1,2}$/u.test(usual) && usual !== usual.toUpperCase()) return undefined;
  const rarity = stems.reduce((sum, stem) => sum + rarityOf(stem, counts), 0) / stems.length;
  const together = count < 2 && stems.length > 1 ? 0.6 : 1;
  const worth = count * rarity * (ofWords[stems.length] ?? 1) * together * (isTerm ? 1 : 0.6);
  return { text: usual, stems, isTerm, language, worth };
}

function apart(themes: readonly Theme[]): readonly Theme[] {
  const taken = new Set<string>();
  const chosen: Theme[] = [];
  for (const theme of themes) {
    if (chosen.length === maxThemes) break;
    if (theme.stems.some((stem) => taken.has(stem))) continue;
    for (const stem of theme.stems) taken.add(stem);
    chosen.push(theme);
  }
  return chosen;
}
