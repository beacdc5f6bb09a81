/** Capitals at the beginning of sentences, of one text of a track. */
import { visibleText } from '../cues/markup.ts';
import { classBit } from '../language/function-words.ts';
import { primaryLanguage } from '../language/language-tag.ts';
import { lexiconFor } from '../language/lexicons.ts';
import { endMarkOf } from '../language/punctuation.ts';
import { endsSentence } from '../language/sentence-end.ts';
import { isAbbreviated, isShortTitle, writtenAbbreviation } from '../language/written-abbreviation.ts';
import { capitalised } from './capitalised.ts';

/** A word, or letters with stops (`U.S.`, `p.m.`), which are one. */
const token = /(?<![\p{L}\p{N}])(?:\p{L}{1,2}\.){2,}|[\p{L}\p{N}\p{M}]+(?:['’][\p{L}\p{M}]+)*/gu;
/** A first line of another speaker begins a sentence. */
const lineOfSpeaker = /\n\s*(?:>>|[-–—])\s*$/u;

interface Manner {
  readonly locale: string;
  /** `shouted`: all capitals, `small`: none, so case tells nothing; `mixed`: it tells of names and acronyms. */
  readonly letters: 'shouted' | 'small' | 'mixed';
}

/**
 * Writes one run of the text after another. Sentences are told across cues by the mark that ends the text before. In a
 * text all of capitals abbreviations and titles are known ([Note: The end of a sentence] has the list) and nothing
 * else; in a mixed one, words with a capital inside (`NASA`, `iPhone`, `U.S.`) stay, and in German, where nouns have
 * capitals, all words do.
 */
export function sentenceWriter(
  text: string,
  textBefore: string | undefined,
  locale: string,
): (run: string) => string {
  const manner: Manner = { locale, letters: lettersOf(visibleText(text)) };
  let begins = textBefore === undefined || endsText(visibleText(textBefore), locale);
  let seen = '';
  let before = '';
  return (run) => {
    let at = 0;
    let result = '';
    for (const { 0: word, index } of run.matchAll(token)) {
      const between = run.slice(at, index);
      seen += between;
      if (beginsBehind({ seen, before, between, word }, manner)) begins = true;
      at = index + word.length;
      const written = writtenWord(word, run.slice(at), manner);
      result += between + (begins ? capitalised(written, locale) : written);
      begins = false;
      seen += word;
      before = word;
    }
    seen += run.slice(at);
    return result + run.slice(at);
  };
}

function lettersOf(visible: string): Manner['letters'] {
  if (!/\p{Ll}/u.test(visible)) return 'shouted';
  return /\p{Lu}/u.test(visible) ? 'mixed' : 'small';
}

/** As it stands inside a sentence; `rest`: what follows in the run. */
function writtenWord(word: string, rest: string, { locale, letters }: Manner): string {
  const language = primaryLanguage(locale);
  const isDotted = word.endsWith('.');
  const hasStop = rest.startsWith('.');
  if (letters === 'mixed' && (language === 'de' || /.\p{Lu}/u.test(word) || isDotted)) return word;
  if (isDotted) return writtenAbbreviation(word, locale) ?? word.toLocaleLowerCase(locale);
  if (hasStop) {
    const written = writtenAbbreviation(`${word}.`, locale);
    if (written !== null) return written.slice(0, -1);
    if (isInitial(word, rest, locale)) return word.toLocaleUpperCase(locale);
  } else if (isShortTitle(word, locale)) {
    return capitalised(word.toLocaleLowerCase(locale), locale);
  }
  const lower = word.toLocaleLowerCase(locale);
  const isI = language === 'en' && /^i(?:['’](?:m|ll|ve|d|s))?$/u.test(lower);
  return isI ? capitalised(lower, locale) : lower;
}

/** `J. Smith` */
function isInitial(word: string, rest: string, locale: string): boolean {
  if (!/^\p{L}$/u.test(word) || !/^\.\s*\p{L}/u.test(rest)) return false;
  return lexiconFor(locale).classesOf(word.toLocaleLowerCase(locale)) === 0;
}

interface Place {
  /** All up to the word. */
  readonly seen: string;
  /** The word before it, and what stands between them. */
  readonly before: string;
  readonly between: string;
  readonly word: string;
}

function beginsBehind(place: Place, { locale, letters }: Manner): boolean {
  const { seen, before, between, word } = place;
  if (lineOfSpeaker.test(seen)) return true;
  // Marks of most scripts need no space behind them.
  if (!/\s|[^\P{Sentence_Terminal}.!?]/u.test(between)) return false;
  const isStop = /^\.?\s+$/u.test(between);
  if (isStop && isNameNext(place, locale)) return true;
  const abbreviation = before.endsWith('.') ? before : between.startsWith('.') ? `${before}.` : '';
  if (!isStop || abbreviation === '' || !isAbbreviated(abbreviation, locale)) {
    return endsSentence(seen, { language: locale });
  }
  if (letters === 'mixed') return endsSentence(seen, { language: locale, next: word });
  // Nothing but the next word tells whether the stop is also that of a sentence.
  const classes = lexiconFor(locale).classesOf(word.toLocaleLowerCase(locale));
  const starters = classBit.article | classBit.determiner | classBit.subjectPronoun | classBit.pronoun;
  return (classes & starters) !== 0;
}

/** Behind `Dr.` or an initial, where a name follows. */
function isNameNext({ before, between, word }: Place, locale: string): boolean {
  const hasStop = between.startsWith('.');
  if (/\n/u.test(between) && !hasStop) return false;
  if (isShortTitle(before, locale)) return hasStop || !isFunctionWord(word, locale);
  return hasStop && isInitial(before, `${between}${word}`, locale);
}

function isFunctionWord(word: string, locale: string): boolean {
  return lexiconFor(locale).classesOf(word.toLocaleLowerCase(locale)) !== 0;
}

/** A cue before that ends in a bracket, such as `(LAUGHS)`, is a whole. */
function endsText(visible: string, language: string): boolean {
  return (
    visible.trim() === '' || endMarkOf(visible.trim()) === 'bracket' || endsSentence(visible, { language })
  );
}
