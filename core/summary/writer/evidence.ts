/** What was said, ready to be asked whether it has a word or a number. */
import { createContentReader } from '../../chapters/content-words.ts';
import { isUnspacedScript } from '../../cues/text-measure.ts';
import { bareWord } from '../../language/punctuation.ts';
import type { Sentence } from '../../text/sentences.ts';
import { monthOf } from '../../language/months.ts';
import { numbersIn } from '../../language/spoken-numbers.ts';

export interface Evidence {
  /** Of content words. */
  hasStem(stem: string): boolean;
  /** As `numbersIn` writes them; of months too. */
  hasNumber(number: string): boolean;
  /** In any case, with or without accents and endings of cases and plurals. */
  hasWord(word: string): boolean;
}

export function evidenceOf(sentences: readonly Pick<Sentence, 'text' | 'language'>[]): Evidence {
  const readContent = createContentReader();
  const stems = new Set<string>();
  const numbers = new Set<string>();
  const words = new Set<string>();
  for (const { text, language } of sentences) {
    for (const { stem } of readContent(text, language)) stems.add(stem);
    for (const number of numbersIn(text, language, { lenient: true })) numbers.add(number);
    for (const word of text.split(/\s+/u)) {
      const month = monthOf(bareWord(word), language);
      if (month !== undefined) numbers.add(String(month));
    }
    for (const word of foldedWords(text)) words.add(word);
  }
  const running = sentences.map(({ text }) => fold(text)).join(' ');
  return {
    hasStem: (stem) => stems.has(stem),
    hasNumber: (number) => numbers.has(number),
    hasWord: (word) => {
      const folded = fold(word);
      const isPart = isUnspacedScript(word) || /[^\p{L}\p{N}]/u.test(folded);
      if (isPart && running.includes(folded)) return true;
      // `GPT-4` of "GPT 4"
      const parts = folded.split(/[^\p{L}\p{N}]+/u).filter((part) => part !== '');
      return parts.length > 0 && parts.every((part) => hasForm(words, part));
    },
  };
}

/** Endings of cases and plurals: `Annas` of "Anna", `onion` of "onions". */
const maxEnding = 2;
const endings = ['s', 'n', 'e', 'es', 'en', 'er'];

function hasForm(words: ReadonlySet<string>, word: string): boolean {
  if (words.has(word)) return true;
  if (word.length < 3) return false;
  for (let cut = 1; cut <= maxEnding && word.length - cut >= 3; cut++) {
    if (words.has(word.slice(0, -cut))) return true;
  }
  if (endings.some((ending) => words.has(word + ending))) return true;
  // A part of a compound: `Tomaten` of "Tomatensuppe".
  return word.length >= 5 && [...words].some((one) => one.length > word.length + 2 && one.startsWith(word));
}

function foldedWords(text: string): readonly string[] {
  return text.split(/[\s\-–—/]+/u).flatMap((written) => {
    const word = fold(bareWord(written)).replace(/'s$/u, '');
    return word === '' ? [] : [word, ...word.split(/[^\p{L}\p{N}]+/u).filter((part) => part !== '')];
  });
}

/** Case and accents aside. */
function fold(text: string): string {
  return text.normalize('NFKD').replaceAll(/\p{M}/gu, '').replaceAll('’', "'").toLowerCase();
}
