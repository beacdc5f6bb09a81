import type { LanguageTable, Lexicon } from './function-words.ts';
import { classBit, compileLexicon } from './function-words.ts';
import { primaryLanguage } from './language-tag.ts';
import { german } from './tables/de.ts';
import { english } from './tables/en.ts';
import { spanish } from './tables/es.ts';
import { french } from './tables/fr.ts';
import { italian } from './tables/it.ts';
import { dutch } from './tables/nl.ts';
import { danish, norwegian, swedish } from './tables/nordic.ts';
import { arabic, hebrew, hindi, korean, romanian, turkish } from './tables/others.ts';
import { portuguese } from './tables/pt.ts';
import { czech, polish, russian, ukrainian } from './tables/slavic.ts';

const tables: ReadonlyMap<string, LanguageTable> = new Map([
  ['ar', arabic],
  ['cs', czech],
  ['da', danish],
  ['de', german],
  ['en', english],
  ['es', spanish],
  ['fr', french],
  ['he', hebrew],
  ['hi', hindi],
  ['it', italian],
  ['ko', korean],
  ['nl', dutch],
  ['no', norwegian],
  ['pl', polish],
  ['pt', portuguese],
  ['ro', romanian],
  ['ru', russian],
  ['sv', swedish],
  ['tr', turkish],
  ['uk', ukrainian],
]);

/** For any other language: punctuation, capitals and digits still tell something. */
const noWords: LanguageTable = { words: {} };

const compiled = new Map<string, Lexicon>();

/** The function words of a language (BCP 47); of languages without a table, an empty lexicon. */
export function lexiconFor(language: string | undefined): Lexicon {
  const primary = primaryLanguage(language);
  const key = tables.has(primary) ? primary : '';
  const existing = compiled.get(key);
  if (existing !== undefined) return existing;
  const lexicon = compileLexicon(tables.get(key) ?? noWords);
  compiled.set(key, lexicon);
  return lexicon;
}

/** Whose abbreviations and titles count in a text: of an unknown language the English ones. */
export function abbreviatingLanguage(language: string | undefined): string {
  const primary = primaryLanguage(language);
  return tables.has(primary) ? primary : 'en';
}

/** Whether a full stop at the end of a lower-case word ends no sentence. */
export function isAbbreviation(word: string, language: string | undefined): boolean {
  const lexicon = lexiconFor(abbreviatingLanguage(language));
  return (lexicon.classesOf(word) & classBit.abbreviation) !== 0;
}

/** Words that a text needs before its language is told, and how many times more than the next language has. */
const told = { minWords: 3, minRatio: 1.5 };

/** The language of a text (BCP 47), told by its function words; undefined where no language clearly has the most. */
export function languageOfWords(text: string): string | undefined {
  const words = text.toLowerCase().match(/[\p{L}\p{M}'’]+/gu) ?? [];
  const counts = [...tables.keys()]
    .map((language) => {
      const lexicon = lexiconFor(language);
      return { language, count: words.filter((word) => lexicon.classesOf(word) !== 0).length };
    })
    .sort((a, b) => b.count - a.count);
  const [best, next] = counts;
  if (best === undefined || best.count < told.minWords) return undefined;
  return best.count >= (next?.count ?? 0) * told.minRatio ? best.language : undefined;
}
