/** Texts that say the same: a recording twice, a trailer and its film. */
import { wordsOf } from './text-words.ts';

/** Of all runs of three words of two texts so many are in both. */
const sameShare = 0.7;

/** Tells whether two texts have nearly the same words in nearly the same order; remembers what it has read. */
export function sameSaying(): (a: string, b: string) => boolean {
  const known = new Map<string, ReadonlySet<string>>();
  const read = (text: string): ReadonlySet<string> => {
    let triples = known.get(text);
    if (triples === undefined) known.set(text, (triples = triplesOf(text)));
    return triples;
  };
  return (a, b) => isAlike(read(a), read(b));
}

function isAlike(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  // With c of them in both, c / (a + b - c) is at least the share.
  const needed = (sameShare * (a.size + b.size)) / (1 + sameShare);
  let mayMiss = a.size - needed;
  if (b.size < needed || a.size === 0) return false;
  for (const triple of a) {
    if (!b.has(triple)) mayMiss -= 1;
    if (mayMiss < 0) return false;
  }
  return true;
}

function triplesOf(text: string): ReadonlySet<string> {
  const words = wordsOf(text).map(({ folded }) => folded);
  const last = Math.max(1, words.length - 2);
  return new Set(words.slice(0, last).map((_, at) => words.slice(at, at + 3).join(' ')));
}
