/** Words of a written sentence that stand for something particular: names, terms with capitals, months. */
import { classBit } from './function-words.ts';
import { primaryLanguage } from './language-tag.ts';
import { lexiconFor } from './lexicons.ts';
import { bareWord, endMarkOf } from './punctuation.ts';
import { isGeneralWord, opensClause } from './general-words.ts';

export interface NameOptions {
  /** Whether the sentence is in the language of what it tells: then also a word that begins it may be a name. */
  readonly sameLanguage: boolean;
}

/** As they are written, without the marks around them. */
export function namesIn(text: string, language: string, { sameLanguage }: NameOptions): readonly string[] {
  if (primaryLanguage(language) === 'zh') return latinWords(text);
  if (primaryLanguage(language) === 'ja') return [...latinWords(text), ...katakanaWords(text)];
  const names: string[] = [];
  let begins = true;
  for (const written of text.split(/\s+/u)) {
    const word = bareWord(written).replace(/'s$/u, '');
    if (word !== '' && isName(word, begins, language, sameLanguage)) names.push(word);
    const mark = endMarkOf(written);
    begins = (begins && word === '') || mark === 'sentence' || mark === 'ellipsis' || /[:：]$/u.test(written);
  }
  return names;
}

const particular = classBit.month | classBit.title;

function isName(word: string, begins: boolean, language: string, sameLanguage: boolean): boolean {
  // `iPhone`, `HTML`, `GPT-4`, `example.com`
  if (/\p{L}.*\p{Lu}|\p{L}\p{N}|\p{N}\p{L}{3}|\p{L}{2,}\.\p{L}{2,}/u.test(word)) return true;
  if (!/^\p{Lu}/u.test(word)) return false;
  const lower = word.toLowerCase();
  const lexicon = lexiconFor(language);
  const classes = lexicon.classesOf(lower);
  if (classes !== 0 && (classes & particular) === 0) return false;
  if (isGeneralWord(lower, language)) return false;
  if (begins) return sameLanguage && !opensClause(lower, language);
  return lexicon.table.capitalisedNouns !== true || sameLanguage;
}

function latinWords(text: string): readonly string[] {
  return (text.match(/[\p{Script=Latin}][\p{Script=Latin}\p{N}.'-]+/gu) ?? []).map(bareWord);
}

function katakanaWords(text: string): readonly string[] {
  return text.match(/[\p{Script=Katakana}ー]{3,}/gu) ?? [];
}
