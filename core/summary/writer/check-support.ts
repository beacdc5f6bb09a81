/**
 * Whether what a model wrote is said where it claims to be. Names and numbers of a sentence must occur in the sentences
 * that it rests on or beside them, and so must a good part of its other words where it is in the same language. Nothing
 * rests on a sentence that speaks to the model itself. Too strict rather than too lax: what is refused is counted.
 */
import { createContentReader } from '../../chapters/content-words.ts';
import { isUnspacedScript } from '../../cues/text-measure.ts';
import { languageOfScript } from '../../language/language-of-script.ts';
import { primaryLanguage } from '../../language/language-tag.ts';
import { languageOfWords, lexiconFor } from '../../language/lexicons.ts';
import type { SummaryText } from '../summary-text.ts';
import { addressesModel } from './addresses-model.ts';
import type { Evidence } from './evidence.ts';
import { evidenceOf } from './evidence.ts';
import { monthOf } from '../../language/months.ts';
import { namesIn } from '../../language/names-in-text.ts';
import type { WriterPart } from './writer-part.ts';
import type { WriterAnswer } from './prompt.ts';
import { numbersIn } from '../../language/spoken-numbers.ts';

/** Why a sentence is not shown. */
export type Refusal =
  | 'no-sentence'
  | 'wrong-language'
  | 'no-such-line'
  | 'told-to-model'
  | 'number'
  | 'name'
  | 'little-in-common';

export type SupportCheck =
  /** Of the text's sentences, in order. */
  | { readonly kind: 'supported'; readonly sentences: readonly number[] }
  | { readonly kind: 'refused'; readonly why: Refusal };

/** Sentences before and behind a supporting one that count too: who "he" is. */
const neighbours = 2;
/** Of the content words of a sentence, so many must be said. */
const minShared = 1 / 3;

/** `language`: BCP 47 of what was to be written. */
export function checkSupport(
  answered: WriterAnswer['sentences'][number],
  part: WriterPart,
  text: SummaryText,
  language: string,
): SupportCheck {
  const refused = (why: Refusal) => ({ kind: 'refused', why }) as const;
  if (!isSentence(answered.text)) return refused('no-sentence');
  if (!isIn(answered.text, language)) return refused('wrong-language');
  const claimed = supporting(answered.lines, part);
  if (claimed === undefined || claimed.length === 0) return refused('no-such-line');
  const speaks = (index: number) => !addressesModel(text.sentences[index]!.text);
  const sentences = claimed.filter(speaks);
  if (sentences.length === 0 || addressesModel(answered.text)) return refused('told-to-model');
  const around = aroundOf(sentences, text.sentences.length).filter(speaks);
  const evidence = evidenceOf(around.map((index) => text.sentences[index]!));
  const spoken = primaryLanguage(text.sentences[sentences[0]!]!.language);
  const sameLanguage = spoken === primaryLanguage(language) || spoken === 'und' || spoken === '';
  const missing = missingFact(answered.text, language, evidence, sameLanguage);
  return missing === undefined ? { kind: 'supported', sentences } : refused(missing);
}

function isSentence(text: string): boolean {
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  if (isUnspacedScript(text)) return letters >= 5;
  return letters >= 8 && text.split(/\s+/u).length >= 3;
}

/** Whether nothing tells another language. */
function isIn(text: string, language: string): boolean {
  const primary = primaryLanguage(language);
  const byScript = languageOfScript(text);
  // Japanese may be written without kana for once.
  if (byScript !== undefined) return byScript === primary || (byScript === 'zh' && primary === 'ja');
  if (['zh', 'ja', 'ko', 'th', 'he', 'el', 'hi', 'ka', 'hy'].includes(primary)) return false;
  const hasTable = Object.keys(lexiconFor(language).table.words).length > 0;
  const byWords = hasTable ? languageOfWords(text) : undefined;
  return byWords === undefined || byWords === primary;
}

/** undefined where a line is named that is not there. */
function supporting(lines: readonly number[], { lines: own }: WriterPart): readonly number[] | undefined {
  const sentences = lines.map((number) => own[number - 1]?.sentence);
  if (sentences.some((sentence) => sentence === undefined)) return undefined;
  return [...new Set(sentences.flatMap((sentence) => sentence ?? []))].toSorted((a, b) => a - b);
}

function aroundOf(sentences: readonly number[], count: number): readonly number[] {
  const around = sentences.flatMap((index) =>
    Array.from({ length: 2 * neighbours + 1 }, (_, at) => index - neighbours + at),
  );
  return [...new Set(around)].filter((index) => index >= 0 && index < count);
}

function missingFact(
  written: string,
  language: string,
  evidence: Evidence,
  sameLanguage: boolean,
): Refusal | undefined {
  const numbers = [...numbersIn(written, language)];
  if (!numbers.every((number) => evidence.hasNumber(number))) return 'number';
  const readContent = createContentReader();
  const names = namesIn(written, language, { sameLanguage });
  const isNamed = (name: string) => {
    const stem = readContent(name, language)[0]?.stem;
    if (evidence.hasWord(name) || (stem !== undefined && evidence.hasStem(stem))) return true;
    const month = monthOf(name, language);
    return month !== undefined && evidence.hasNumber(String(month));
  };
  if (!names.every(isNamed)) return 'name';
  if (!sameLanguage) return undefined;
  // Numbers were looked for already.
  const words = readContent(written, language).filter(({ word }) => /\p{L}/u.test(word));
  const stems = [...new Set(words.map(({ stem }) => stem))];
  const shared = stems.filter((stem) => evidence.hasStem(stem) || evidence.hasWord(stem)).length;
  return shared >= 1 && shared >= minShared * stems.length ? undefined : 'little-in-common';
}
