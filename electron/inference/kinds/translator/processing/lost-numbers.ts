import { numbers } from './protect.ts';

/**
 * Numbers of the source that the translation does not have. Languages write them apart (1,250.50 and 1.250,50), so only
 * their digits are compared.
 */
export function lostNumbers(source: string, translated: string): readonly string[] {
  const given = (translated.match(/\p{Nd}+(?:[.,:/'’\-–\s]\p{Nd}+)*/gu) ?? []).map(digitsOf);
  const all = digitsOf(translated);
  const lost: string[] = [];
  for (const [number] of source.matchAll(numbers)) {
    const digits = digitsOf(number);
    const at = given.indexOf(digits);
    // Two numbers that stand side by side in one language may be apart in the other.
    if (at >= 0) given.splice(at, 1);
    else if (!all.includes(digits)) lost.push(number);
    else if (!given.some((other) => other.includes(digits))) lost.push(number);
  }
  return lost;
}

/** Digits of any script as those of ASCII. */
function digitsOf(text: string): string {
  return Array.from(text, digitOf).join('');
}

function digitOf(character: string): string {
  if (!/\p{Nd}/u.test(character)) return '';
  const code = character.codePointAt(0) ?? 0;
  // Each script's ten digits stand in a row; the first is the one before which there is no digit.
  for (let value = 0; value < 10; value++) {
    if (!/\p{Nd}/u.test(String.fromCodePoint(code - value - 1))) return String(value);
  }
  return '0';
}
