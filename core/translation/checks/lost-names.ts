import { isAlike, spelling } from '../../glossary/alike.ts';
import { isGeographicWord } from '../../language/geographic-words.ts';
import { primaryLanguage } from '../../language/language-tag.ts';
import { foldText } from '../../language/same-text.ts';
import { wordsOfText } from '../../language/words-of-text.ts';
import { namesIn } from '../../language/names-in-text.ts';
import { scriptOf } from './written-script.ts';

/** So many first letters in common make one name of two spellings: `London`, `Londres`. */
const sharedLetters = 3;

/**
 * Names of the source that the translation does not have. Rather too few are told: names that languages have words for
 * (`Germany`, `Monday`) are none, and between two scripts only those count that keep their letters (`iPhone`).
 */
export function lostNames(source: string, from: string, translation: string, to: string): readonly string[] {
  // Where all is in capitals, capitals say nothing.
  if (/\p{Script=Latin}/u.test(source) && !/\p{Ll}/u.test(source)) return [];
  const isSameScript = scriptOf(from) === scriptOf(to);
  const names = namesIn(source, from, { sameLanguage: false }).filter(
    (name) => keepsLetters(name) || (isSameScript && isNameOfOne(name) && !isGeographicWord(name, from)),
  );
  if (names.length === 0) return [];
  const written = wordsOfText(translation, to).map(({ text }) => text);
  const whole = spelling(translation);
  const missing = [...new Set(names)].filter(
    (name) => !whole.includes(spelling(name)) && !hasAlike(written, name),
  );
  if (missing.length === 0 || primaryLanguage(to) === 'de') return missing.filter(keepsLetters);
  // As many names as are missing, in another spelling?
  const others = namesIn(translation, to, { sameLanguage: false });
  const known = new Set(wordsOfText(source, from).map(({ text }) => foldText(text)));
  const unexplained = others.filter((name) => !known.has(foldText(name))).length;
  return missing.filter((name) => keepsLetters(name) || unexplained === 0);
}

function hasAlike(written: readonly string[], name: string): boolean {
  const start = spelling(name).slice(0, sharedLetters);
  return written.some(
    (word) => (start.length === sharedLetters && spelling(word).startsWith(start)) || isAlike(word, name),
  );
}

/** Not `PM`, `hearing...I`, `l’Australien`. */
function isNameOfOne(name: string): boolean {
  return !/^\p{Lu}{1,4}$|\.\.|^\p{Ll}+['’]/u.test(name);
}

/** `iPhone`, `GPT-4`, `example.com`: written alike everywhere. Short capitals are not (`UN`, `ONU`). */
function keepsLetters(name: string): boolean {
  if (!/\p{Script=Latin}/u.test(name)) return false;
  return (
    /\p{Ll}\p{Lu}\p{L}*|\p{Lu}{2,}-?\p{N}|\p{L}{2,}\.\p{Ll}{2,4}$/u.test(name) && !/[-'’]\p{L}/u.test(name)
  );
}
