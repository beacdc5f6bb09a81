/**
 * Texts whose words are as frequent as those of a language (Zipf), some 35 words each, about the topic of their vector.
 */
import { randomOf } from './sample-vectors.ts';

const vocabularySize = 60_000;
const wordsPerPassage = 35;
/** The most frequent words of a language are small ones, that nobody asks for. */
const smallWords = 150;

const syllables = 'ba ce di fo gu ha je ki lo mu na pe qi ro su ta ve wi xo zu bra cle dri flo gru'.split(
  ' ',
);

export function sampleText(number: number): string {
  const random = randomOf(number + 5e8);
  return Array.from({ length: wordsPerPassage }, () => word(rank(random))).join(' ');
}

/** Words that are asked for are not small, and otherwise as frequent as they are said. */
export function sampleQuestion(number: number): readonly string[] {
  const random = randomOf(number + 6e8);
  return Array.from({ length: 2 + Math.floor(random() * 3) }, () => {
    let chosen = rank(random);
    while (chosen < smallWords) chosen = rank(random);
    return word(chosen);
  });
}

/** Zipf's law, by inversion. */
function rank(random: () => number): number {
  return Math.floor(vocabularySize ** random()) - 1;
}

/** One for each rank. */
function word(at: number): string {
  let rest = at;
  let made = '';
  do {
    made += syllables[rest % syllables.length]!;
    rest = Math.floor(rest / syllables.length);
  } while (rest > 0);
  return made;
}
