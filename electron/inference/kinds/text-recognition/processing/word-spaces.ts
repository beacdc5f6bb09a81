import type { RgbImage } from '../../../processing/resize-image.ts';
import type { WrittenCharacter } from './ctc.ts';

/** A column whose brightness varies less than this share of the whole line's has nothing written in it. */
const emptyBelow = 0.25;
/** Above and below stand parts of other lines. */
const marginShare = 1 / 8;
/** A gap between words is wider than this share of the line's height... */
const minGapShare = 0.15;
/** ...and than the usual gap between two letters by this factor and share of the height. */
const gapFactor = 1.8;
const gapMore = 0.06;

/**
 * The text of a line, with the spaces between words that a recogniser taught on Chinese leaves out: where between two
 * letters more is empty than between the others. `line`: as it was read, `pixelsPerStep` of it to a step.
 */
export function spacedText(
  line: RgbImage,
  characters: readonly WrittenCharacter[],
  pixelsPerStep: number,
): string {
  const isEmpty = emptyColumns(line);
  const gaps = characters.slice(1).map(({ step, text }, index) => {
    const before = characters[index]!;
    if (!isLetter(before.text) || !isLetter(text)) return undefined;
    return longestRun(isEmpty, (before.step + 0.5) * pixelsPerStep, (step + 0.5) * pixelsPerStep);
  });
  const known = gaps.filter((gap) => gap !== undefined).toSorted((a, b) => a - b);
  const usual = known[Math.floor(known.length / 2)] ?? 0;
  const wide = Math.max(minGapShare * line.height, gapFactor * usual + gapMore * line.height);
  const text = characters.map((character, index) => {
    const gap = gaps[index - 1];
    return gap !== undefined && gap >= wide ? ` ${character.text}` : character.text;
  });
  return text.join('').replaceAll(/ {2,}/g, ' ').trim();
}

/** Of scripts that put spaces between words, digits and marks; what is a space already needs none. */
function isLetter(text: string): boolean {
  return /^[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{N}!-~]$/u.test(text);
}

function emptyColumns({ width, height, rgb }: RgbImage): readonly boolean[] {
  const [top, bottom] = [Math.floor(height * marginShare), Math.ceil(height * (1 - marginShare))];
  const ranges = Array.from({ length: width }, (_, x) => {
    let [low, high] = [255, 0];
    for (let y = top; y < bottom; y++) {
      const at = (y * width + x) * 3;
      const light = (rgb[at]! * 299 + rgb[at + 1]! * 587 + rgb[at + 2]! * 114) / 1000;
      [low, high] = [Math.min(low, light), Math.max(high, light)];
    }
    return high - low;
  });
  const widest = ranges.reduce((most, one) => Math.max(most, one), 1);
  return ranges.map((one) => one < emptyBelow * widest);
}

function longestRun(isEmpty: readonly boolean[], from: number, to: number): number {
  let [longest, run] = [0, 0];
  for (let x = Math.max(0, Math.round(from)); x < Math.min(isEmpty.length, Math.round(to)); x++) {
    run = isEmpty[x] === true ? run + 1 : 0;
    longest = Math.max(longest, run);
  }
  return longest;
}
