/** Characters that no font of a computer has, and the fonts that would have them. */

/** Kinds of fonts that a computer may lack; their names are words of the hosts. */
export type FontKind = 'cjk' | 'emoji' | 'other';

const chineseJapaneseKorean =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Bopomofo}\u3000-\u303f\uff00-\uffef]/u;
const emoji = /\p{Extended_Pictographic}|\p{Regional_Indicator}|[\u{1f3fb}-\u{1f3ff}]/u;

export function fontKindsFor(characters: readonly string[]): readonly FontKind[] {
  const wanted = new Set(characters.map(fontKindFor));
  return (['cjk', 'emoji', 'other'] as const).filter((kind) => wanted.has(kind));
}

function fontKindFor(character: string): FontKind {
  if (chineseJapaneseKorean.test(character)) return 'cjk';
  return emoji.test(character) ? 'emoji' : 'other';
}

/** A few letters of what people write captions in; each in the fonts of every computer that is set up for it. */
export const scriptSamples = {
  chinese: '你好',
  japanese: 'こん',
  korean: '안녕',
  arabic: 'مرحبا',
  hebrew: 'שלום',
  hindi: 'नमसते',
  bengali: 'বাংলা',
  tamil: 'தமிழ',
  thai: 'สวสด',
  georgian: 'ქართ',
  armenian: 'հայ',
  greek: 'Ωμέ',
  cyrillic: 'Жыў',
  vietnamese: 'ượđ',
  emoji: '😀🎉',
} as const;
export type ScriptName = keyof typeof scriptSamples;

/** Scripts with a letter among the missing ones. */
export function scriptsWith(missing: readonly string[]): readonly ScriptName[] {
  const names = Object.keys(scriptSamples) as ScriptName[];
  return names.filter((name) => Array.from(scriptSamples[name]).some((letter) => missing.includes(letter)));
}
