/**
 * The words of a text as they are looked for: case, accents, width and the digits of other scripts aside. Scripts that
 * write no spaces give the pairs of neighbouring characters in the place of words, and the last character of each run
 * alone, so that one character is found as the beginning of a pair anywhere. Thai and its relatives, whose letters are
 * an alphabet's, give runs of three.
 */
import { foldText } from '../language/same-text.ts';
import { createStemmer } from '../language/stemmers.ts';

export interface TextWord {
  readonly folded: string;
  /** Where it stands in the text, UTF-16, `to` exclusive. */
  readonly from: number;
  readonly to: number;
  /** `part`: characters of a script without spaces; `tail`: the last of them, fewer than the others. */
  readonly kind: 'word' | 'part' | 'tail';
}

/** Letters, marks and figures; what joins letters without being seen stays with them. */
const wordRun = /[\p{L}\p{N}][\p{L}\p{N}\p{M}\u200c\u200d]*/gu;
/** `scx`: the long vowel mark of Japanese belongs to both of its scripts. */
const unspacedRun =
  /[\p{scx=Han}\p{scx=Hira}\p{scx=Kana}]+|[\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}\p{M}]+/gu;
const isUnspaced =
  /[\p{scx=Han}\p{scx=Hira}\p{scx=Kana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;
const alphabetic = /[\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;
const hangul = /^\p{Script=Hangul}+$/u;

const stem = createStemmer();

/** In order; those of one place stand beside each other. */
export function wordsOf(text: string): readonly TextWord[] {
  const words: TextWord[] = [];
  for (const { 0: run, index } of text.matchAll(wordRun)) {
    if (!isUnspaced.test(run)) {
      pushWord(words, run, index);
      continue;
    }
    let from = 0;
    for (const part of run.matchAll(unspacedRun)) {
      if (!isUnspaced.test(part[0])) continue;
      pushWord(words, run.slice(from, part.index), index + from);
      pushParts(words, part[0], index + part.index);
      from = part.index + part[0].length;
    }
    pushWord(words, run.slice(from), index + from);
  }
  return words;
}

/** What the forms of a word have in common; of Korean, which writes its endings to the word, pairs of syllables. */
export function stemsOf(folded: string, written: string, language: string): readonly string[] {
  if (hangul.test(folded)) return pairsOf(folded);
  // The stemmers know a language's accents, what is typed often lacks them.
  const stemmed = foldWord(stem(written.normalize('NFC').toLowerCase(), language));
  return stemmed === '' ? [folded] : [stemmed];
}

export function foldWord(text: string): string {
  const bare = text.normalize('NFD').replaceAll(/[\u0300-\u036f\u200c\u200d]/gu, '');
  return foldText(bare)
    .replaceAll(/\p{Nd}/gu, digitOf)
    .replaceAll(/\s+/gu, '');
}

/** Digits of one script stand in a row from their zero, and every row of ten begins at a multiple that has no digit before it. */
function digitOf(digit: string): string {
  const code = digit.codePointAt(0)!;
  if (code < 0x80) return digit;
  let value = 0;
  while (value < 9 && /\p{Nd}/u.test(String.fromCodePoint(code - value - 1))) value += 1;
  return String(value);
}

function pushWord(words: TextWord[], text: string, from: number): void {
  const folded = foldWord(text);
  if (folded !== '') words.push({ folded, from, to: from + text.length, kind: 'word' });
}

function pushParts(words: TextWord[], run: string, from: number): void {
  const characters = [...run.matchAll(/.\p{M}*/gsu)].map((match) => ({
    at: match.index,
    text: match[0],
  }));
  const size = alphabetic.test(run) ? 3 : 2;
  for (let i = 0; i < characters.length; i++) {
    const some = characters.slice(i, i + size);
    const isWhole = some.length === size;
    const last = some.at(-1)!;
    words.push({
      folded: foldWord(some.map(({ text }) => text).join('')),
      from: from + some[0]!.at,
      to: from + last.at + last.text.length,
      kind: isWhole ? 'part' : 'tail',
    });
  }
}

function pairsOf(word: string): readonly string[] {
  const syllables = Array.from(word);
  if (syllables.length < 3) return [word];
  return syllables.slice(1).map((syllable, i) => `${syllables[i]!}${syllable}`);
}
