/**
 * How much a text says, in letters of an alphabet. A Chinese sign counts three: so 500 sentences of FLORES-200 weigh .88 of
 * the English ones (German, French and Spanish 1.17 to 1.20); kana and Hangul are estimates.
 */
export function textWeight(text: string): number {
  const count = (letters: RegExp) => text.match(letters)?.length ?? 0;
  const [han, kana] = [count(/\p{Script=Han}/gu), count(/[\p{Script=Hiragana}\p{Script=Katakana}]/gu)];
  const hangul = count(/\p{Script=Hangul}/gu);
  return text.length + 2 * han + 0.8 * kana + hangul;
}

/** Beyond, a translation is no translation of all of it, or of more. */
const maxRatio = 3;
/** Of short texts anything may be said. */
const minWeight = 24;

/** Whether one is far longer than the other. */
export function isOddLength(source: string, translation: string): boolean {
  const [from, to] = [textWeight(source), textWeight(translation)];
  if (Math.max(from, to) < minWeight) return false;
  // A word or two more are nothing beside a short text.
  return Math.max(from, to) > maxRatio * Math.min(from, to) + 8;
}
