/** A line as a recogniser writes it: the likeliest character of each step, repetitions and blanks left out. */
export interface WrittenLine {
  readonly characters: readonly WrittenCharacter[];
  /** Mean probability of the characters that stand, 0 to 1. */
  readonly confidence: number;
}

export interface WrittenCharacter {
  readonly text: string;
  /** The first one that writes it. */
  readonly step: number;
}

/**
 * Greedy decoding of connectionist temporal classification (Graves et al., 2006). `probabilities`: `[steps, classes]`;
 * class 0 is the blank, the others are those of `characters`.
 */
export function decodeCtc(
  probabilities: Float32Array,
  classes: number,
  characters: readonly string[],
): WrittenLine {
  const written: WrittenCharacter[] = [];
  let sum = 0;
  let before = 0;
  for (let step = 0; (step + 1) * classes <= probabilities.length; step++) {
    const from = step * classes;
    let best = 0;
    for (let one = 1; one < classes; one++) {
      if (probabilities[from + one]! > probabilities[from + best]!) best = one;
    }
    if (best !== 0 && best !== before) {
      written.push({ text: characters[best - 1] ?? '', step });
      sum += probabilities[from + best]!;
    }
    before = best;
  }
  return { characters: written, confidence: written.length === 0 ? 0 : sum / written.length };
}
