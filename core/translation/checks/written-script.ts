import type { ConvertText } from '../../language/chinese-script.ts';
import { primaryLanguage } from '../../language/language-tag.ts';
import { foldText } from '../../language/same-text.ts';
import { wordsOfText } from '../../language/words-of-text.ts';

/** ISO 15924 of what a language is usually written in: `Latn`, `Hant` of `zh-TW`; undefined where nothing is known. */
export function scriptOf(language: string): string | undefined {
  try {
    return new Intl.Locale(language).maximize().script;
  } catch {
    return undefined;
  }
}

const severalScripts: ReadonlyMap<string, string> = new Map([
  ['Hans', '\\p{Script=Han}\\p{Script=Bopomofo}'],
  ['Hant', '\\p{Script=Han}\\p{Script=Bopomofo}'],
  ['Jpan', '\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}ー'],
  ['Kore', '\\p{Script=Hangul}\\p{Script=Han}'],
]);

/** The letters of a script; null for one that the platform does not know. */
export function lettersOf(script: string | undefined): RegExp | null {
  if (script === undefined) return null;
  try {
    return new RegExp(`[${severalScripts.get(script) ?? `\\p{Script=${script}}`}]`, 'gu');
  } catch {
    return null;
  }
}

/**
 * Whether a translation is written in other letters than its language is. Words that stand in the source as they do here,
 * and Latin ones where few, are names.
 * @param convert brings a text into the kind of Chinese that is wanted
 */
export function isInWrongScript(
  translation: string,
  source: string,
  to: string,
  convert: ConvertText | undefined,
): boolean {
  const letters = lettersOf(scriptOf(to));
  if (letters === null) return false;
  const said = withoutCopied(translation, source);
  const all = said.match(/\p{L}/gu)?.length ?? 0;
  const own = said.match(letters)?.length ?? 0;
  if (all >= 2 && own * 2 < all) return true;
  return isOtherEastAsian(said, to) || (convert !== undefined && isOtherChinese(said, convert));
}

function withoutCopied(translation: string, source: string): string {
  const known = new Set(wordsOfText(source).map(({ text }) => foldText(text)));
  return wordsOfText(translation)
    .filter(({ text }) => !/\p{Script=Latin}/u.test(text) || !known.has(foldText(text)))
    .map(({ text }) => text)
    .join(' ');
}

/** Chinese has no hiragana, and a whole sentence of Japanese has some. */
function isOtherEastAsian(text: string, to: string): boolean {
  const primary = primaryLanguage(to);
  const han = text.match(/\p{Script=Han}/gu)?.length ?? 0;
  const hiragana = text.match(/\p{Script=Hiragana}/gu)?.length ?? 0;
  const kana = hiragana + (text.match(/\p{Script=Katakana}/gu)?.length ?? 0);
  if (primary === 'zh') return hiragana >= 2;
  return primary === 'ja' && han >= 12 && kana === 0;
}

/** Written so in Traditional as well as in Simplified Chinese, though conversion may change them. */
const inBoth = new Set(
  '里后面台只干松出丑了云范郁谷卷困斗余系表制致咸岩愿志仇周游舍辟胡并才采冲回杆伙吁症升占布党弦恤板注秋群岳借克几千卜夫术柜朱朴杠着于准吃床踪峰秘污昆嘆糖闲闹巨群床携污炮烟吊迹核托扎奸局晒佣杯豆折杰凄泛溯涌尸晋烛毡蜡钟复獃钩绣脚岭',
);

/** Some character has another form in the kind of Chinese that is wanted. */
function isOtherChinese(text: string, convert: ConvertText): boolean {
  const [before, after] = [Array.from(text), Array.from(convert(text))];
  if (before.length !== after.length) return true;
  return before.some((character, i) => character !== after[i] && !inBoth.has(character));
}
