import { primaryLanguage } from '../../language/language-tag.ts';
import { languageOfWords, lexiconFor } from '../../language/lexicons.ts';
import { foldText } from '../../language/same-text.ts';
import { wordsOfText } from '../../language/words-of-text.ts';
import { lettersOf, scriptOf } from './written-script.ts';

/** Of the words of a translation, so many may stand in the source: names, and words that both languages have. */
const maxShared = 0.7;
const minWords = 4;

/** Whether a translation still says what the source says in its language. */
export function isUntranslated(source: string, from: string, translation: string, to: string): boolean {
  const [language, target] = [primaryLanguage(from), primaryLanguage(to)];
  if (language === target) return false;
  if (scriptOf(from) !== scriptOf(to) && language !== 'und')
    return isInScriptOfSource(source, from, translation);
  const known = new Set(wordsOfText(source).map(({ text }) => foldText(text)));
  const written = wordsOfText(translation).map(({ text }) => text);
  const copied = written.filter((word) => known.has(foldText(word)));
  if (written.length > 0 && copied.length === written.length && saysSomething(copied, from, to)) return true;
  const plain = copied.filter((word) => /^\p{Ll}/u.test(word)).length;
  if (written.length >= minWords && copied.length >= maxShared * written.length && plain >= 3) return true;
  return written.length >= 5 && language !== 'und' && languageOfWords(translation) === language;
}

/** All of its words stand in the source as well: is that a name (`Madrid`), or a sentence? */
function saysSomething(words: readonly string[], from: string, to: string): boolean {
  const plain = words.filter((word) => /^\p{Ll}/u.test(word) && word.length > 1);
  const [own, others] = [lexiconFor(from), lexiconFor(to)];
  const isOwn = (word: string): boolean => {
    const lower = word.toLowerCase();
    return own.classesOf(lower) !== 0 && others.classesOf(lower) === 0;
  };
  return plain.length >= 3 || (words.length >= 2 && words.some(isOwn));
}

function isInScriptOfSource(source: string, from: string, translation: string): boolean {
  const letters = lettersOf(scriptOf(from));
  if (letters === null) return false;
  const all = translation.match(/\p{L}/gu)?.length ?? 0;
  const same = translation.match(letters)?.length ?? 0;
  if (all < 2 || same * 2 < all) return false;
  const known = foldText(source);
  const words = wordsOfText(translation);
  const copied = words.filter(({ text }) => known.includes(foldText(text))).length;
  return copied * 2 > words.length && /\p{Ll}|\p{Lo}/u.test(translation) && words.length > 1;
}
