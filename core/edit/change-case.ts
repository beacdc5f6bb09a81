import type { Edit } from '../project/project.ts';
import { tokenizeMarkup, visibleText } from '../cues/markup.ts';
import { classBit } from '../language/function-words.ts';
import { primaryLanguage } from '../language/language-tag.ts';
import { lexiconFor } from '../language/lexicons.ts';
import { endMarkOf } from '../language/punctuation.ts';
import { endsSentence } from '../language/sentence-end.ts';
import { changeTexts } from './change-texts.ts';
import type { EditContext } from './edit-context.ts';

export type LetterCase = 'upper' | 'lower' | 'sentence' | 'title';

/** Changes the case of letters outside tags. `cueIds` null: of all cues. */
export function changeCase(c: EditContext, cueIds: Iterable<string> | null, to: LetterCase): Edit | null {
  return changeTexts(c, cueIds, 'edit.changeCase', (text, index) => {
    const write = caseWriter(to, text, c.cues[index - 1]?.text, localeOf(c.track.language));
    return tokenizeMarkup(text)
      .map((token) => (token.kind === 'text' ? write(token.raw) : token.raw))
      .join('');
  });
}

/** A language tag that the case functions take; languages that nobody knows have no rules of their own. */
function localeOf(language: string): string {
  try {
    return new Intl.Locale(language).toString();
  } catch {
    return 'und';
  }
}

/** Writes one run of text after another, of the same cue. */
type CaseWriter = (run: string) => string;

function caseWriter(
  to: LetterCase,
  text: string,
  textBefore: string | undefined,
  locale: string,
): CaseWriter {
  switch (to) {
    case 'upper':
      return (run) => run.toLocaleUpperCase(locale);
    case 'lower':
      return (run) => run.toLocaleLowerCase(locale);
    case 'sentence':
      return sentenceWriter(text, textBefore, locale);
    case 'title':
      return titleWriter(text, locale);
  }
}

const wordPattern = /[\p{L}\p{N}\p{M}]+(?:['’][\p{L}\p{M}]+)*/gu;
/** A first line of another speaker begins a sentence. */
const lineOfSpeaker = /\n\s*(?:>>|[-–—])\s*$/u;

/**
 * Capitals at the beginning of sentences (told across cues by the mark that ends the text before) and where a word
 * must have them. In a text all of capitals nothing else is known; in a mixed one, words with a capital inside
 * (`NASA`, `iPhone`) stay, and in German, where nouns have capitals, all words do.
 */
function sentenceWriter(text: string, textBefore: string | undefined, locale: string): CaseWriter {
  const visible = visibleText(text);
  const isShouted = !/\p{Ll}/u.test(visible);
  const isGerman = primaryLanguage(locale) === 'de';
  const isEnglish = primaryLanguage(locale) === 'en';
  let begins = textBefore === undefined || endsText(visibleText(textBefore), locale);
  let seen = '';
  return (run) => {
    let at = 0;
    let result = '';
    for (const { 0: word, index } of run.matchAll(wordPattern)) {
      const between = run.slice(at, index);
      seen += between;
      if (beginsBehind(seen, between, locale)) begins = true;
      const keeps = !isShouted && (isGerman || /.\p{Lu}/u.test(word));
      const lower = keeps ? word : word.toLocaleLowerCase(locale);
      const isI = isEnglish && /^i(?:['’](?:m|ll|ve|d|s))?$/u.test(lower);
      result += between + (begins || isI ? capitalised(lower, locale) : lower);
      begins = false;
      seen += word;
      at = index + word.length;
    }
    seen += run.slice(at);
    return result + run.slice(at);
  };
}

/** Whether a word begins a sentence; `between`: what stands between it and the word before, the end of `seen`. */
function beginsBehind(seen: string, between: string, language: string): boolean {
  if (lineOfSpeaker.test(seen)) return true;
  // Marks of most scripts need no space behind them.
  return /\s|[^\P{Sentence_Terminal}.!?]/u.test(between) && endsOrTitle(seen, language);
}

/** Behind a sentence, and behind `Dr.`, where a name follows. */
function endsOrTitle(seen: string, language: string): boolean {
  const title = /(\p{L}+)\.\s*$/u.exec(seen)?.[1]?.toLocaleLowerCase(language) ?? '';
  const isTitle = (lexiconFor(language).classesOf(title) & classBit.title) !== 0;
  return isTitle || endsSentence(seen, { language });
}

/** A cue before that ends in a bracket, such as `(LAUGHS)`, is a whole. */
function endsText(visible: string, language: string): boolean {
  return (
    visible.trim() === '' || endMarkOf(visible.trim()) === 'bracket' || endsSentence(visible, { language })
  );
}

/** Small words that stay small inside a title (English; other languages have too few titles in this style). */
const smallWords: ReadonlySet<string> = new Set(
  'a an and as at but by for from if in into nor of off on onto or over per so than the to up via with yet'.split(
    ' ',
  ),
);

function titleWriter(text: string, locale: string): CaseWriter {
  const isEnglish = primaryLanguage(locale) === 'en';
  const total = visibleText(text).match(wordPattern)?.length ?? 0;
  const isShouted = !/\p{Ll}/u.test(visibleText(text));
  let count = 0;
  return (run) =>
    run.replace(wordPattern, (word) => {
      count += 1;
      if (!isShouted && /.\p{Lu}/u.test(word)) return word;
      const lower = word.toLocaleLowerCase(locale);
      const isInside = count > 1 && count < total;
      return isInside && isEnglish && smallWords.has(lower) ? lower : capitalised(lower, locale);
    });
}

function capitalised(word: string, locale: string): string {
  // Dutch writes both letters of ij as capitals.
  const length = primaryLanguage(locale) === 'nl' && word.startsWith('ij') ? 2 : codePointLength(word);
  return word.slice(0, length).toLocaleUpperCase(locale) + word.slice(length);
}

function codePointLength(word: string): number {
  return (word.codePointAt(0) ?? 0) > 0xffff ? 2 : 1;
}
