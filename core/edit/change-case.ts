import type { Edit } from '../project/project.ts';
import { tokenizeMarkup, visibleText } from '../cues/markup.ts';
import { canonicalTag, primaryLanguage } from '../language/language-tag.ts';
import { languageOfWords } from '../language/lexicons.ts';
import { capitalised } from './capitalised.ts';
import { changeTexts } from './change-texts.ts';
import type { EditContext } from './edit-context.ts';
import { sentenceWriter } from './sentence-case.ts';

export type LetterCase = 'upper' | 'lower' | 'sentence' | 'title';

/** Changes the case of letters outside tags. `cueIds` null: of all cues. */
export function changeCase(c: EditContext, cueIds: Iterable<string> | null, to: LetterCase): Edit | null {
  const usual = localeOf(c);
  return changeTexts(c, cueIds, 'edit.changeCase', (text, index) => {
    const own = c.cues[index]?.language;
    const locale = own === undefined ? usual : (canonicalTag(own) ?? usual);
    const write = caseWriter(to, text, c.cues[index - 1]?.text, locale);
    return tokenizeMarkup(text)
      .map((token) => (token.kind === 'text' ? write(token.raw) : token.raw))
      .join('');
  });
}

/** A language tag that the case functions take; where nobody named the language, the words may tell it. */
function localeOf({ track, cues }: EditContext): string {
  const locale = canonicalTag(track.language) ?? 'und';
  if (primaryLanguage(locale) !== 'und') return locale;
  return languageOfWords(cues.map(({ text }) => visibleText(text)).join('\n')) ?? 'und';
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
