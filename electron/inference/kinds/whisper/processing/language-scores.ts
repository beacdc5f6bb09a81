import type { SpecialTokens } from './special-tokens.ts';

export interface LanguageGuess {
  readonly language: string;
  /** Among the model's languages; they sum to 1. */
  readonly probability: number;
}

/** The likeliest language by the logits after `<|startoftranscript|>`, among language tokens only. */
export function guessLanguage(logits: Float32Array, offset: number, tokens: SpecialTokens): LanguageGuess {
  let best: string | undefined;
  let max = -Infinity;
  for (const [language, id] of tokens.languages) {
    const value = logits[offset + id] ?? -Infinity;
    if (value > max) {
      max = value;
      best = language;
    }
  }
  if (best === undefined) return { language: 'en', probability: 1 };
  let sum = 0;
  for (const id of tokens.languages.values()) sum += Math.exp((logits[offset + id] ?? -Infinity) - max);
  return { language: best, probability: 1 / sum };
}
