import type { SpecialTokens } from './special-tokens.ts';

export interface LanguageScore {
  readonly language: string;
  /** Among the languages that come into question; they sum to 1. */
  readonly probability: number;
}

export interface LanguageGuess extends LanguageScore {
  /** All that are likely enough to matter, the likeliest first; absent where the language was given. */
  readonly candidates?: readonly LanguageScore[];
}

/** Less likely languages are nobody's. */
const minProbability = 0.02;

/**
 * The likeliest language by the logits after `<|startoftranscript|>`, among language tokens only. `allowed`: codes of
 * those that come into question; all where there are none.
 */
export function guessLanguage(
  logits: Float32Array,
  offset: number,
  tokens: SpecialTokens,
  allowed: readonly string[] = [],
): LanguageGuess {
  const known = [...tokens.languages].filter(
    ([language]) => allowed.length === 0 || allowed.includes(language),
  );
  const values = known.map(([, id]) => logits[offset + id] ?? -Infinity);
  const max = Math.max(...values);
  if (max === -Infinity) return { language: known[0]?.[0] ?? 'en', probability: 1 };
  const sum = values.reduce((total, value) => total + Math.exp(value - max), 0);
  const scores = known
    .map(([language], i) => ({ language, probability: Math.exp(values[i]! - max) / sum }))
    .sort((a, b) => b.probability - a.probability);
  return { ...scores[0]!, candidates: scores.filter(({ probability }) => probability >= minProbability) };
}
