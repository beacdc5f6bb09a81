const ones = [
  ...['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven'],
  ...['twelve', 'thirteen', 'fourteen', 'fifteen', 'sixteen', 'seventeen', 'eighteen', 'nineteen'],
];
const tens = ['twenty', 'thirty', 'forty', 'fifty', 'sixty', 'seventy', 'eighty', 'ninety'];
const scales = new Map([
  ['thousand', 1000],
  ['million', 1_000_000],
  ['billion', 1_000_000_000],
]);
const ordinals = new Map([
  ...['first', 'second', 'third', 'fourth', 'fifth', 'sixth', 'seventh', 'eighth', 'ninth', 'tenth'].map(
    (word, index) => [word, index + 1] as const,
  ),
  ...['eleventh', 'twelfth', 'thirteenth', 'fourteenth', 'fifteenth', 'sixteenth', 'seventeenth'].map(
    (word, index) => [word, index + 11] as const,
  ),
  ['eighteenth', 18],
  ['nineteenth', 19],
  ...tens.map((word, index) => [word.replace(/y$/, 'ieth'), 20 + 10 * index] as const),
]);
/** Of chapters, kings and sonnets; "I", "V" and "X" may be words and letters. */
const roman = new Map([
  ...['ii', 'iii', 'iv'].map((numeral, index) => [numeral, index + 2] as const),
  ...['vi', 'vii', 'viii', 'ix'].map((numeral, index) => [numeral, index + 6] as const),
  ...['xi', 'xii', 'xiii', 'xiv', 'xv', 'xvi'].map((numeral, index) => [numeral, index + 11] as const),
]);
const values = new Map([
  ...ones.map((word, value) => [word, value] as const),
  ...tens.map((word, index) => [word, 20 + 10 * index] as const),
]);

/** A number that is being read, word by word. */
interface Reading {
  /** Whole thousands and more, closed. */
  readonly closed: number;
  /** Below a thousand, or a year read as two pairs. */
  readonly open: number;
}

/** Lower-case English words with numbers as digits: cardinals, years read in pairs, ordinals (`21st`). */
export function writeNumbers(words: readonly string[]): readonly string[] {
  const written: string[] = [];
  let reading: Reading | undefined;
  const close = () => {
    if (reading !== undefined) written.push(String(reading.closed + reading.open));
    reading = undefined;
  };
  for (const [index, word] of words.entries()) {
    const isJoint = word === 'and' && reading !== undefined && isRound(reading) && isNumber(words[index + 1]);
    if (isJoint) continue;
    const next: Reading | undefined = goOn(reading, word);
    if (next !== undefined) {
      if (next.closed === 0 && next.open === values.get(word) && reading !== undefined) close();
      reading = next;
      continue;
    }
    const ordinal = ordinals.get(word);
    const before: Reading | undefined = reading;
    if (ordinal !== undefined && before !== undefined && fits(before.open, ordinal)) {
      reading = undefined;
      written.push(withEnding(before.closed + before.open + ordinal));
      continue;
    }
    close();
    written.push(ordinal === undefined ? String(roman.get(word) ?? word) : withEnding(ordinal));
  }
  close();
  return written;
}

/** The reading with one more word; a number that begins anew is a reading of its own. */
function goOn(reading: Reading | undefined, word: string): Reading | undefined {
  const { closed, open } = reading ?? { closed: 0, open: 0 };
  if (word === 'hundred' && reading !== undefined && open > 0 && open < 100)
    return { closed, open: open * 100 };
  const scale = scales.get(word);
  if (scale !== undefined && reading !== undefined && open > 0)
    return { closed: closed + open * scale, open: 0 };
  const value = values.get(word);
  if (value === undefined) return undefined;
  if (reading === undefined) return { closed: 0, open: value };
  if (open + closed > 0 && fits(open, value)) return { closed, open: open + value };
  // A year: "fourteen fifty-five", "nineteen ten".
  if (closed === 0 && open >= 10 && open < 100 && value >= 10) return { closed, open: open * 100 + value };
  return { closed: 0, open: value };
}

/** Whether a value can stand behind what is open: units behind tens, anything below 100 behind hundreds. */
function fits(open: number, value: number): boolean {
  if (open === 0) return true;
  if (open % 100 === 0) return value < 100 && value > 0;
  return open % 10 === 0 && open % 100 >= 20 && value < 10 && value > 0;
}

function isRound({ closed, open }: Reading): boolean {
  return open === 0 ? closed > 0 : open % 100 === 0;
}

function isNumber(word: string | undefined): boolean {
  return word !== undefined && (values.has(word) || ordinals.has(word));
}

function withEnding(value: number): string {
  const last = value % 100 >= 11 && value % 100 <= 13 ? 0 : value % 10;
  return `${value}${['th', 'st', 'nd', 'rd'][last] ?? 'th'}`;
}
