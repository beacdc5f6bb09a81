/** Times in the digits and marks of other scripts, as editors of their languages write them. */

/** What such a line holds besides digits, and what is meant. */
const marks: ReadonlyMap<string, string> = new Map([
  ['\uff1a', ':'],
  ['\uff0c', ','],
  ['\u060c', ','],
  ['\u066b', ','],
  ['\u066c', ','],
  ['\u3001', ','],
  ['\uff0e', '.'],
  ['\uff0d', '-'],
  ['\uff1e', '>'],
  ['\u200e', ' '],
  ['\u200f', ' '],
]);
const anyDigit = /\p{Nd}/u;
const other = /[^\0-\x7f]/g;

/** The same with ASCII digits and marks; every unit keeps its place. */
export function withAsciiTimes(text: string): string {
  if (!/[^\0-\x7f]/.test(text)) return text;
  return text.replace(other, (unit) => marks.get(unit) ?? asciiDigit(unit) ?? unit);
}

/** Unicode keeps the ten digits of a script together, from zero. */
function asciiDigit(unit: string): string | null {
  if (!anyDigit.test(unit)) return null;
  const code = unit.charCodeAt(0);
  let value = 0;
  while (value < 9 && anyDigit.test(String.fromCharCode(code - value - 1))) value += 1;
  return String(value);
}
