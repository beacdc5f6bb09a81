import { isUnspacedScript } from '../cues/text-measure.ts';
import { wordsOfText } from '../language/words-of-text.ts';
import type { TextWord } from '../language/words-of-text.ts';

/** Shorter ones are endings, letters and abbreviations. */
const minLetters = 3;
const spelled = /^\p{L}[\p{L}\p{M}]*(?:['’-][\p{L}\p{M}]+)*$/u;

/**
 * The words of a plain text that a dictionary can say something about: no figures, initials, abbreviations in capitals,
 * addresses, or words of scripts that write no spaces.
 */
export function spellableWords(plain: string): readonly TextWord[] {
  return wordsOfText(plain).filter(({ text, start, end }) => {
    if (text.length < minLetters || !spelled.test(text) || isUnspacedScript(text)) return false;
    const stem = text.replace(/['’]s$/u, '');
    if (stem === stem.toUpperCase() && stem !== stem.toLowerCase()) return false;
    return !/[@#/\\_]$/u.test(plain.slice(0, start)) && !/^(?:[@/\\_]|\.\p{L})/u.test(plain.slice(end));
  });
}

/** As dictionaries write it: a plain apostrophe, one encoding. */
export function spelling(word: string): string {
  return word.normalize('NFC').replaceAll('’', "'");
}
