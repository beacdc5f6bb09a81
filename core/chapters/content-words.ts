/** The words of a sentence that may tell its topic. */
import { isUnspacedScript } from '../cues/text-measure.ts';
import { lexiconFor } from '../language/lexicons.ts';
import { languageOfRun } from '../language/segments.ts';
import { createStemmer } from '../language/stemmers.ts';
import { isTalkWord } from './talk-words.ts';

export interface ContentWord {
  /** In lower case. */
  readonly word: string;
  readonly stem: string;
}

const segmenters = new Map<string, Intl.Segmenter>();

/** Every word as it is written, in order, in all scripts. */
export function wordsIn(text: string, language: string): readonly string[] {
  const plain = text.replaceAll('’', "'");
  if (!isUnspacedScript(plain)) return plain.match(/[\p{L}\p{N}][\p{L}\p{M}\p{N}'_-]*/gu) ?? [];
  return [...segmenterOf(languageOfRun(plain, language)).segment(plain)].flatMap(({ segment, isWordLike }) =>
    isWordLike === true ? [segment] : [],
  );
}

export function isContentWord(word: string, language: string): boolean {
  if (!/\p{L}|\p{N}{2}/u.test(word) || isTalkWord(word, language)) return false;
  // Small words of Japanese are written in hiragana; a single character may be half a word that the dictionary lacks.
  if (isUnspacedScript(word))
    return /\p{Script=Han}/u.test(word) || !/^(?:.|\p{Script=Hiragana}+)$/u.test(word);
  return word.length > 1 && lexiconFor(language).classesOf(word) === 0;
}

/** For many sentences: remembers stems. */
export function createContentReader(): (text: string, language: string) => readonly ContentWord[] {
  const stem = createStemmer();
  return (text, language) =>
    wordsIn(text, language).flatMap((written) => {
      const word = written.toLowerCase().replace(/'s$|[-_']+$/u, '');
      return isContentWord(word, language) ? [{ word, stem: stem(word, language) }] : [];
    });
}

function segmenterOf(language: string): Intl.Segmenter {
  let segmenter = segmenters.get(language);
  if (segmenter === undefined) {
    segmenter = new Intl.Segmenter(language, { granularity: 'word' });
    segmenters.set(language, segmenter);
  }
  return segmenter;
}
