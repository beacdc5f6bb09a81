import { splitSentences } from '../../core/language/sentence-end.ts';
import { wordPlaces } from './words.ts';

/** Two pieces of a text that is too long: cut between sentences, else behind a comma, else between words, near its middle. */
export function halve(text: string, language: string): readonly [string, string] {
  const sentences = ends(splitSentences(text, language));
  const commas = [...text.matchAll(/[,;:–—，；：、،](?:\s+|(?=\p{L}))/gu)].map(
    ({ index, 0: { length } }) => index + length,
  );
  const words = wordPlaces(text, language).map(({ start }) => start);
  const inside = (at: number) => at > 0 && at < text.length;
  for (const places of [sentences, commas, words].map((found) => found.filter(inside))) {
    const [nearest] = places.sort((a, b) => distance(a, text) - distance(b, text));
    if (nearest !== undefined) return [text.slice(0, nearest), text.slice(nearest)];
  }
  const middle = Math.ceil(text.length / 2);
  const at = /[\udc00-\udfff]/.test(text.charAt(middle)) ? middle + 1 : middle;
  return [text.slice(0, at), text.slice(at)];
}

function distance(at: number, text: string): number {
  return Math.abs(at - text.length / 2);
}

function ends(pieces: readonly string[]): number[] {
  let at = 0;
  return pieces.map(({ length }) => (at += length));
}
