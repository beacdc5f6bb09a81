/** The languages of texts of which some are in another one, told by their words. */
import { languageOfScript } from './language-of-script.ts';
import { primaryLanguage } from './language-tag.ts';
import { languageOfWords, lexiconFor } from './lexicons.ts';

/** So many texts have to tell a language before others are held against it. */
const minTexts = 2;
/** Small words, and how many times more than of the main language. */
const minWords = 2;
const minRatio = 1.5;

/** Of each text that is in another language than `main` (BCP 47) that language, undefined of all others. */
export function passageLanguages(texts: readonly string[], main: string): readonly (string | undefined)[] {
  const isOther = (language: string | undefined): language is string =>
    language !== undefined && primaryLanguage(language) !== primaryLanguage(main);
  const told = texts.map((text) => languageOfScript(text) ?? languageOfWords(text));
  const counts = Map.groupBy(told.filter(isOther), (language) => language);
  const others = [...counts].filter(([, found]) => found.length >= minTexts).map(([language]) => language);
  if (others.length === 0) return texts.map(() => undefined);
  return texts.map((text, at) => {
    const own = told[at];
    if (own !== undefined) return others.includes(own) ? own : undefined;
    const best = others
      .map((language) => ({ language, words: smallWords(text, language) }))
      .toSorted((a, b) => b.words - a.words)[0]!;
    const isClear = best.words >= minWords && best.words >= minRatio * smallWords(text, main);
    if (isClear) return best.language;
    // Between two texts of a passage.
    const [before, behind] = [told[at - 1], told[at + 1]];
    return before === behind && before !== undefined && others.includes(before) ? before : undefined;
  });
}

function smallWords(text: string, language: string): number {
  const lexicon = lexiconFor(language);
  const words = text.toLowerCase().match(/[\p{L}\p{M}'’]+/gu) ?? [];
  return words.filter((word) => lexicon.classesOf(word) !== 0).length;
}
