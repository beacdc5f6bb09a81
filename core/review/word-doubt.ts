import { endsSentence } from '../language/sentence-end.ts';

interface SpokenWord {
  readonly text: string;
  /** 0 to 1. */
  readonly confidence?: number | undefined;
}

const startsUpper = /^\P{L}*\p{Lu}/u;
const neighbourWeight = 0.25;

/**
 * [Note: Doubtful words]
 * A word's confidence is the product of its tokens' probabilities. Two things beside it tell wrong words from right
 * ones: errors come in company, so the words around count a quarter each; and a sentence can begin in many ways, so a
 * first word may be less likely without being wrong: its root counts.
 *
 * Measured with Whisper base on read prose and verse in English, German, French and Italian (508 words, 45 of them
 * wrong, numbers written as figures counted as wrong): at .55 60 to 62 % of the wrong words are found and 39 to 40 % of
 * the findings are wrong words; by cue 72 to 79 % and 70 to 71 %.
 *
 * How far each word of a cue can be trusted, 0 to 1; undefined where the model said nothing of it (a person wrote it).
 */
export function trustInWords(words: readonly SpokenWord[]): readonly (number | undefined)[] {
  const own = words.map(({ text, confidence }, i) =>
    confidence !== undefined && startsSentence(words[i - 1], text) ? Math.sqrt(confidence) : confidence,
  );
  return own.map((trust, i) =>
    trust === undefined ? undefined : trust * ((own[i - 1] ?? 1) * (own[i + 1] ?? 1)) ** neighbourWeight,
  );
}

function startsSentence(before: SpokenWord | undefined, text: string): boolean {
  return startsUpper.test(text) && (before === undefined || endsSentence(before.text, { next: text }));
}

/** Which words of a cue are worth a look, by index. */
export function doubtfulWords(words: readonly SpokenWord[], doubt: number): ReadonlySet<number> {
  if (!words.some(({ confidence }) => confidence !== undefined && confidence < 1)) return none;
  const found = new Set<number>();
  trustInWords(words).forEach((trust, i) => {
    if (trust !== undefined && trust < doubt) found.add(i);
  });
  return found;
}

const none: ReadonlySet<number> = new Set();
