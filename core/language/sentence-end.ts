/**
 * [Note: The end of a sentence] The one definition, for every script. Terminators of Unicode end a sentence, with
 * closing quotes and brackets behind them; a full stop does so unless it belongs to an abbreviation, an initial, an
 * ordinal number or an ellipsis that goes on. What comes next decides where it is known; where it is not, a stop
 * that can end a sentence is taken to end it.
 */
import { classBit } from './function-words.ts';
import { primaryLanguage } from './language-tag.ts';
import { isAbbreviation, lexiconFor } from './lexicons.ts';
import { closers, openers, sentenceMarks } from './punctuation.ts';

export interface SentenceContext {
  /** BCP 47. */
  readonly language?: string | undefined;
  /** The word or text that follows. */
  readonly next?: string | undefined;
}

/** Longer than any word that matters. */
const maxTailLength = 200;
const behindMark = new RegExp(`[\\s${closers}${openers}\\-–—*♪]+$`, 'u');
const beforeWord = new RegExp(`^[\\s${closers}${openers}]+`, 'u');
const markAtEnd = new RegExp(`[${sentenceMarks}\\u037e](?<!၊)$`, 'u');
const markAtStart = new RegExp(`^[${sentenceMarks}](?<!၊)`, 'u');

/** Abbreviations that may also be a sentence's last word. */
export const mayEndSentence =
  /^(?:etc|usw|ecc|enz|itd|itp|atd|osv|т\.д|т\.п|a\.m|p\.m|jr|sr|co|inc|ltd)\.$/iu;

/** Whether a sentence ends with the last word of a text. */
export function endsSentence(text: string, context: SentenceContext = {}): boolean {
  const tail = text.slice(-maxTailLength);
  const bare = tail.replace(behindMark, '');
  const word = /\S+$/u.exec(bare)?.[0].replace(beforeWord, '') ?? '';
  const next = nextWord(context.next);
  if (next !== '' && markAtStart.test(next)) return false;
  if (!markAtEnd.test(word)) return isMarkOfLanguage(word, context.language);
  if (/(?:\.{2,}|[…‥⋯])$/u.test(word)) return !isLowerCase(next);
  if (word.endsWith('.')) return stopEndsSentence(word, next, context.language);
  // `"Why not?" she said.`
  return !(isLowerCase(next) && /["'”’“»«›‹]\s*$/u.test(tail));
}

/** The Greek question mark looks like a semicolon, the Armenian full stop like a colon, and they are typed so. */
function isMarkOfLanguage(word: string, language: string | undefined): boolean {
  const primary = primaryLanguage(language);
  return (primary === 'el' && word.endsWith(';')) || (primary === 'hy' && word.endsWith(':'));
}

function nextWord(next: string | undefined): string {
  return /^\S+/u.exec((next ?? '').slice(0, maxTailLength).replace(beforeWord, ''))?.[0] ?? '';
}

function isLowerCase(word: string): boolean {
  return /^\p{Ll}/u.test(word);
}

function stopEndsSentence(word: string, next: string, language: string | undefined): boolean {
  if (isLowerCase(next)) return false;
  if (/^\p{N}{1,3}\.$/u.test(word)) return !isOrdinal(next, language);
  // `Yes or No. Yes.`, but `No. 7`
  if (/^nos?\.$/iu.test(word)) return !/^\p{N}/u.test(next);
  if (mayEndSentence.test(word)) return true;
  if (isAbbreviation(word.toLowerCase().replaceAll('’', "'"), language)) return false;
  // `J. Smith`; `It was I.`
  if (/^\p{Lu}\.$/u.test(word)) return word === 'I.';
  // `the U.S. Army`, `a Ph.D. He has`
  const isDotted = /^(?:\p{L}\.){2,}$|^(?:\p{Lu}\p{Ll}{0,2}\.){2,}$/u.test(word);
  return !isDotted || next === '' || isFunctionWord(next, language);
}

/** Languages that write `3.` for "third". */
const ordinalStops: ReadonlySet<string> = new Set(
  'cs da de et fi hr hu is lv nb nn no pl sk sl sr tr'.split(' '),
);

function isOrdinal(next: string, language: string | undefined): boolean {
  if (!ordinalStops.has(primaryLanguage(language))) return false;
  return next === '' || !isFunctionWord(next, language);
}

function isFunctionWord(word: string, language: string | undefined): boolean {
  const classes =
    classBit.article |
    classBit.determiner |
    classBit.preposition |
    classBit.coordinator |
    classBit.clauseOpener |
    classBit.auxiliary |
    classBit.subjectPronoun |
    classBit.pronoun;
  const lower = word
    .toLowerCase()
    .replaceAll('’', "'")
    .replace(/[^\p{L}']+$/u, '');
  return (lexiconFor(language).classesOf(lower) & classes) !== 0;
}

/** Marks that need a space behind them, because they stand inside numbers, names and addresses too. */
const narrowMarks = '.!?;:…‥⋯';
/** A place where a sentence may end: marks, what closes behind them, and the spaces up to the next sentence. */
const candidate = new RegExp(
  `[${sentenceMarks}\\u037e;:]+[${closers}]*(?:\\s?[»›”"“‘](?=\\s|$))*(\\s*)`,
  'gu',
);
/** `1. First of all` */
const isListNumber = /^\s*\p{N}{1,3}\.\s*$/u;
const wideCharacter = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u;

/** The sentences of a text with the spaces behind them; joined they are the text. */
export function splitSentences(text: string, language?: string): readonly string[] {
  return [...sentencesIn(text, language)];
}

/** The same one by one: a long text takes a while. */
export function* sentencesIn(text: string, language?: string): Generator<string, void> {
  let from = 0;
  for (const match of text.matchAll(candidate)) {
    const to = match.index + match[0].length;
    if (to >= text.length) break;
    const before = text.slice(from, to);
    const next = text.slice(to, to + maxTailLength);
    if (isListNumber.test(before)) continue;
    if (!mayPartHere(match[0], match[1] ?? '', next) || !endsSentence(before, { language, next })) continue;
    yield before;
    from = to;
  }
  if (from < text.length) yield text.slice(from);
}

function mayPartHere(marks: string, space: string, next: string): boolean {
  if (space !== '') return true;
  const last = marks.match(new RegExp(`[${sentenceMarks};:]`, 'gu'))?.at(-1) ?? '';
  if (!narrowMarks.includes(last)) return true;
  return /[!?]/u.test(last) && wideCharacter.test(next);
}
