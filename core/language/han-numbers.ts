/** Numbers in Chinese and Japanese numerals: `二十三`, `三万五千`, `二〇二四`. */

const digitSigns = '〇一二三四五六七八九';
const units: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1000 };
const scales: Readonly<Record<string, number>> = { 万: 1e4, 亿: 1e8 };
/** Words that are made of numerals and are no numbers. */
const otherWords = /十分|千万(?=不|别|要)|万一|百分之|一一|三三两两/gu;
const numerals = /[〇一二三四五六七八九十百千万亿]+/gu;

/** `lenient`: also single signs, which may belong to another word. */
export function hanNumbers(text: string, lenient: boolean): readonly string[] {
  const plain = text
    .replaceAll(otherWords, ' ')
    .replaceAll('零', '〇')
    .replaceAll(/[两兩]/gu, '二')
    .replaceAll('萬', '万')
    .replaceAll('億', '亿');
  return [...plain.matchAll(numerals)].flatMap(([run]) => {
    if (run.length === 1 && !lenient) return [];
    const value = valueOf(run);
    return value > 1 || lenient ? [String(value)] : [];
  });
}

function valueOf(run: string): number {
  // A year is read sign by sign.
  if (/^[〇一二三四五六七八九]{2,}$/u.test(run)) {
    return Number(Array.from(run, (sign) => digitSigns.indexOf(sign)).join(''));
  }
  let [total, section, digit] = [0, 0, 0];
  for (const sign of run) {
    const unit = units[sign];
    const scale = scales[sign];
    if (unit !== undefined) {
      section += (digit === 0 ? 1 : digit) * unit;
      digit = 0;
    } else if (scale !== undefined) {
      total += Math.max(1, section + digit) * scale;
      [section, digit] = [0, 0];
    } else digit = digitSigns.indexOf(sign);
  }
  return total + section + digit;
}
