import { foldText } from '../language/same-text.ts';

/**
 * How far two words may differ to be one name misheard: letters that are added, left out, changed or swapped
 * (Damerau's distance), a quarter of them or, where both sound alike, up to two fifths.
 */
export function isAlike(a: string, b: string): boolean {
  const [one, other] = [spelling(a), spelling(b)];
  if (one === other) return true;
  if (ideographs.test(one)) return ideographs.test(other) && one.length === other.length;
  const length = Math.max(one.length, other.length);
  if (Math.min(one.length, other.length) < minLength) return false;
  const share = soundOf(one) === soundOf(other) ? 0.6 : 0.25;
  return distance(one, other) <= Math.floor(length * share);
}

/** A name misheard has as many characters, and hardly one of them is the same for sure. */
const ideographs = /^\p{Script=Han}{2,6}$/u;

/** Of shorter words every second one is a letter from another. */
const minLength = 4;

/** Without case, accents, spaces and marks: `Saint-Étienne` is `saintetienne`. */
export function spelling(word: string): string {
  return foldText(word.normalize('NFD').replaceAll(/\p{M}/gu, '')).replaceAll(/[^\p{L}\p{N}]/gu, '');
}

const sounds: readonly (readonly [RegExp, string])[] = [
  [/ph|v|w/g, 'f'],
  [/sch|sh|tsch|tch|ch|cz|sz|zh/g, 's'],
  [/ck|kh|qu|q|c(?=[aouklr]|$)/g, 'k'],
  [/th|d/g, 't'],
  [/[cz]|ss/g, 's'],
  [/g(?=[ei])|dj/g, 'j'],
  [/b/g, 'p'],
  [/g/g, 'k'],
  [/m/g, 'n'],
];

/** A spelling by its consonants as English, German and French say them; words of other scripts by their letters. */
function soundOf(word: string): string {
  const said = sounds.reduce((text, [letters, sound]) => text.replaceAll(letters, sound), word);
  const [first = '', ...rest] = said;
  return (first + rest.join('').replaceAll(/[aeiouyhäöü]/g, '')).replaceAll(/(.)\1+/gu, '$1');
}

/** Letters to add, leave out, change or swap with their neighbour, to make the one of the other. */
export function distance(a: string, b: string): number {
  const [from, to] = [Array.from(a), Array.from(b)];
  let older: number[] = [];
  let above = Array.from({ length: to.length + 1 }, (_, i) => i);
  for (const [i, letter] of from.entries()) {
    const row = [i + 1];
    for (const [j, other] of to.entries()) {
      const changed = above[j]! + (letter === other ? 0 : 1);
      let least = Math.min(changed, above[j + 1]! + 1, row[j]! + 1);
      if (i > 0 && j > 0 && letter === to[j - 1] && from[i - 1] === other)
        least = Math.min(least, older[j - 1]! + 1);
      row.push(least);
    }
    [older, above] = [above, row];
  }
  return above[to.length]!;
}
