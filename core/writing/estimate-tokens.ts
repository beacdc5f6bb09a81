/**
 * Tokens of a text where no tokenizer can be asked, rather too many: three Latin letters or digits to a token (four in
 * English), two of other alphabets, one for every other character (Han, kana, Hangul, symbols).
 */
export function estimateTokens(text: string): number {
  const count = (pattern: RegExp) => text.match(pattern)?.length ?? 0;
  const latin = count(/[\p{Script=Latin}\p{Nd}\s]/gu);
  const other = count(/[\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Arabic}\p{Script=Hebrew}]/gu);
  const rest = Array.from(text).length - latin - other;
  return Math.ceil(latin / 3) + Math.ceil(other / 2) + rest;
}
