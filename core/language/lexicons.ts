import type { LanguageTable, Lexicon } from './function-words.ts';
import { CLASS_BIT, compileLexicon } from './function-words.ts';
import { primaryLanguage } from './language-tag.ts';
import { GERMAN } from './tables/de.ts';
import { ENGLISH } from './tables/en.ts';
import { SPANISH } from './tables/es.ts';
import { FRENCH } from './tables/fr.ts';
import { ITALIAN } from './tables/it.ts';
import { DUTCH } from './tables/nl.ts';
import { DANISH, NORWEGIAN, SWEDISH } from './tables/nordic.ts';
import { ARABIC, HEBREW, HINDI, KOREAN, ROMANIAN, TURKISH } from './tables/others.ts';
import { PORTUGUESE } from './tables/pt.ts';
import { CZECH, POLISH, RUSSIAN, UKRAINIAN } from './tables/slavic.ts';

const TABLES: ReadonlyMap<string, LanguageTable> = new Map([
  ['ar', ARABIC],
  ['cs', CZECH],
  ['da', DANISH],
  ['de', GERMAN],
  ['en', ENGLISH],
  ['es', SPANISH],
  ['fr', FRENCH],
  ['he', HEBREW],
  ['hi', HINDI],
  ['it', ITALIAN],
  ['ko', KOREAN],
  ['nl', DUTCH],
  ['no', NORWEGIAN],
  ['pl', POLISH],
  ['pt', PORTUGUESE],
  ['ro', ROMANIAN],
  ['ru', RUSSIAN],
  ['sv', SWEDISH],
  ['tr', TURKISH],
  ['uk', UKRAINIAN],
]);

/** For any other language: punctuation, capitals and digits still tell something. */
const NO_WORDS: LanguageTable = { words: {} };

const compiled = new Map<string, Lexicon>();

/** The function words of a language (BCP 47); of languages without a table, an empty lexicon. */
export function lexiconFor(language: string | undefined): Lexicon {
  const primary = primaryLanguage(language);
  const key = TABLES.has(primary) ? primary : '';
  const existing = compiled.get(key);
  if (existing !== undefined) return existing;
  const lexicon = compileLexicon(TABLES.get(key) ?? NO_WORDS);
  compiled.set(key, lexicon);
  return lexicon;
}

/** Whether a full stop at the end of a lower-case word ends no sentence; of an unknown language the English ones count. */
export function isAbbreviation(word: string, language: string | undefined): boolean {
  const lexicon = lexiconFor(TABLES.has(primaryLanguage(language)) ? language : 'en');
  return (lexicon.classesOf(word) & CLASS_BIT.abbreviation) !== 0;
}
