/** Marks as a language writes them, where a recogniser writes others. */
import type { TextEdit } from '../../language/fillers.ts';
import { primaryLanguage } from '../../language/language-tag.ts';
import { endsSentence } from '../../language/sentence-end.ts';
import { isAbbreviated } from '../../language/written-abbreviation.ts';

/** Chinese writes six dots (GB/T 15834), every other language three. */
export function ellipses(text: string, language: string | undefined): readonly TextEdit[] {
  const mark = primaryLanguage(language) === 'zh' ? '……' : '…';
  return [...text.matchAll(/\.{3,}|。{3,}|…+/gu)].flatMap(({ index, 0: dots }) =>
    dots === mark ? [] : [{ from: index, to: index + dots.length, text: mark }],
  );
}

const wideMarks: Readonly<Record<string, string>> = {
  ...{ ',': '，', '?': '？', '!': '！', ':': '：', ';': '；', '.': '。', '(': '（', ')': '）' },
};
const wide = '\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}ー々。，、？！：；…）」』”’';
/** A narrow mark behind a wide character, with the space behind it, or a bracket before one. */
const narrowMark = new RegExp(`(?<=[${wide}])([,?!:;)]|\\.(?!\\.))(\\s*)|(\\s*)(\\()(?=[${wide}])`, 'gu');
/** `3:30`, `例:https://`: no mark of a sentence. */
const goesOn = /^[\p{L}\p{N}/]/u;

/** Full-width marks in Chinese and Japanese, which write no space behind them. */
export function fullWidthMarks(text: string, language: string | undefined): readonly TextEdit[] {
  const primary = primaryLanguage(language);
  if (primary !== 'zh' && primary !== 'ja') return [];
  return [...text.matchAll(narrowMark)].flatMap(
    ({ index, 0: all, 1: closing, 2: space = '', 4: opening }) => {
      const mark = closing ?? opening ?? '';
      const to = index + all.length;
      if (mark === '.' && space === '' && /^[A-Za-z0-9]/u.test(text.slice(to))) return [];
      if (mark === ':' && goesOn.test(text.slice(to)) && /^[A-Za-z0-9/]/u.test(text.slice(to))) return [];
      const isJapaneseComma = mark === ',' && primary === 'ja';
      return [{ from: index, to, text: isJapaneseComma ? '、' : wideMarks[mark]! }];
    },
  );
}

/**
 * A full stop before a lower-case word that ends no sentence: recognisers write it where their window ends. `next`: what
 * is said behind the text. Initials, numbers, abbreviations and names such as `iPhone` are left.
 */
export function falseStops(text: string, next: string, language: string | undefined): readonly TextEdit[] {
  const whole = text + next;
  return [...text.matchAll(/(\S+)\.(?=\s|$)/gu)].flatMap(({ index, 0: all }) => {
    const to = index + all.length;
    const behind = whole.slice(to);
    const following = /^\s+(\S+)/u.exec(behind)?.[1] ?? '';
    if (!/^\p{Ll}/u.test(following) || /\p{Lu}/u.test(following)) return [];
    if (/\.\.$|^.?\.$|\p{N}\.$/u.test(all) || isAbbreviated(all, language)) return [];
    if (!endsSentence(all, { language }) || endsSentence(all, { language, next: behind })) return [];
    return [{ from: to - 1, to, text: '' }];
  });
}
