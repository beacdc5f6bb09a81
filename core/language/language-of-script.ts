/**
 * The language that a text's script tells by itself, as a BCP 47 code; undefined for scripts that many languages share
 * (Latin, Cyrillic, Arabic) and for a text without letters. Japanese is told by its kana: a text of Han characters alone
 * is taken for Chinese.
 */
export function languageOfScript(text: string): string | undefined {
  const counts = scripts.map(({ language, letters }) => ({
    language,
    count: text.match(letters)?.length ?? 0,
  }));
  const most = counts.reduce((best, one) => (one.count > best.count ? one : best));
  const all = text.match(/\p{L}/gu)?.length ?? 0;
  // Names in Latin letters among them change nothing; a few foreign letters make no language.
  if (most.count === 0 || most.count * 3 < all) return undefined;
  if (most.language !== 'zh') return most.language;
  // Katakana alone are names in Chinese text as well; running Japanese has hiragana in every sentence.
  const kana = text.match(/\p{Script=Hiragana}/gu)?.length ?? 0;
  return kana * 10 > most.count ? 'ja' : 'zh';
}

const scripts: readonly { readonly language: string; readonly letters: RegExp }[] = [
  { language: 'zh', letters: /\p{Script=Han}/gu },
  { language: 'ja', letters: /[\p{Script=Hiragana}\p{Script=Katakana}]/gu },
  { language: 'ko', letters: /\p{Script=Hangul}/gu },
  { language: 'th', letters: /\p{Script=Thai}/gu },
  { language: 'he', letters: /\p{Script=Hebrew}/gu },
  { language: 'el', letters: /\p{Script=Greek}/gu },
  { language: 'hi', letters: /\p{Script=Devanagari}/gu },
  { language: 'ka', letters: /\p{Script=Georgian}/gu },
  { language: 'hy', letters: /\p{Script=Armenian}/gu },
];
