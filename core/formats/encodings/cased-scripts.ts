/**
 * Cyrillic and Greek in their old encodings, where a detector that knows Russian alone takes Serbian for Greek, Hebrew or
 * Arabic: in the wrong encoding capitals stand inside words or nowhere.
 */
export interface CasedReading {
  readonly encoding: string;
  /** As it reads in this encoding. */
  readonly text: string;
}

const common = {
  Cyrillic: new Set(
    '\u043e\u0435\u0430\u0438\u043d\u0442\u0441\u0440\u0432\u043b\u043a\u043c\u0434\u043f\u0443\u044f\u044c\u0437\u0456\u0458',
  ),
  Greek: new Set(
    '\u03b1\u03bf\u03b9\u03b5\u03c4\u03c3\u03bd\u03b7\u03c5\u03c1\u03c0\u03ba\u03bc\u03bb\u03c2\u03af\u03ac\u03ad\u03cc\u03ae',
  ),
} as const;
const scripts = { Cyrillic: /\p{Script=Cyrillic}/u, Greek: /\p{Script=Greek}/u } as const;

/** Of the letters, as many must be frequent ones of the script. */
const minCommon = 0.7;
/** More letters make it no surer. */
const maxLetters = 4000;

/** The reading in which the text is Cyrillic or Greek, with capitals where they belong; null where none is. */
export function likeliestCased(readings: readonly CasedReading[]): string | null {
  let best: { readonly encoding: string; readonly share: number } | null = null;
  for (const { encoding, text } of readings) {
    for (const script of ['Cyrillic', 'Greek'] as const) {
      const share = commonShare(text, script);
      if (share !== null && share >= minCommon && (best === null || share > best.share))
        best = { encoding, share };
    }
  }
  return best?.encoding ?? null;
}

/** Share of frequent letters among those beyond ASCII; null where the text is not of the script, or its capitals are odd. */
function commonShare(text: string, script: keyof typeof common): number | null {
  let letters = 0;
  let frequent = 0;
  let others = 0;
  let capitals = 0;
  let odd = 0;
  for (let i = 0; i < text.length && letters < maxLetters; i += 1) {
    const character = text[i]!;
    if (character < '\u0080') continue;
    if (!scripts[script].test(character)) {
      if (!/[\p{P}\p{Z}]/u.test(character)) others += 1;
      continue;
    }
    letters += 1;
    const small = character.toLowerCase();
    if (common[script].has(small)) frequent += 1;
    if (small === character) continue;
    capitals += 1;
    if (/\p{Ll}/u.test(text[i - 1] ?? '')) odd += 1;
  }
  const isCased = capitals > 0 && odd <= letters * 0.02 && capitals <= letters * 0.5;
  return letters > 0 && others <= letters * 0.05 && isCased ? frequent / letters : null;
}
