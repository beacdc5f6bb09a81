/**
 * What is counted right or wrong: words, in Chinese characters; lower case, without punctuation. The same as
 * `spoken_units` of models/training/whisper/language.py, so that card and measurement speak of one thing.
 */
export function spokenUnits(text: string, language: string): readonly string[] {
  const units = language === 'zh' ? text.match(/[一-鿿][^一-鿿]*/gu) : text.match(/\S+/gu);
  return (units ?? []).map(toSpoken).filter((unit) => unit !== '');
}

function toSpoken(unit: string): string {
  return unit
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{M}\p{N}_'’-]/gu, '')
    .replaceAll(/^[-'’]+|[-'’]+$/gu, '')
    .replaceAll('’', '');
}
