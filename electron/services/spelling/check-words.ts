import { maxSuggestions } from '../../../core/contract/spelling.ts';
import { spelling } from '../../../core/spelling/spellable-words.ts';
import type { OpenDictionary } from './open-dictionary.ts';

type Dictionaries = readonly Pick<OpenDictionary, 'knows' | 'suggest'>[];

/** Those of the words that none of the dictionaries has, as they are written. */
export function unknownWords(dictionaries: Dictionaries, words: readonly string[]): readonly string[] {
  return words.filter((word) => !isKnown(dictionaries, spelling(word)));
}

function isKnown(dictionaries: Dictionaries, word: string): boolean {
  const has = (form: string) => dictionaries.some(({ knows }) => knows(form));
  if (has(word)) return true;
  // `Anna's`, `l'Étranger`, `well-known`: where every part is known, so is the whole.
  const parts = word.split(/['-]/).filter((part) => part.length > 2);
  return parts.join('').length < word.replaceAll(/['-]/g, '').length
    ? parts.length > 0 && parts.every(has)
    : parts.length > 1 && parts.every(has);
}

export function suggestionsFor(dictionaries: Dictionaries, word: string): readonly string[] {
  const found = dictionaries.flatMap(({ suggest }) => suggest(spelling(word)));
  return [...new Set(found)].slice(0, maxSuggestions);
}
