import type { DetectLanguagesRequest, LanguageScore } from '../contract.ts';
import type { LoadedModel } from '../opening/loaded-model.ts';
import { detectLanguages } from './begin-windows.ts';

/** What each window may be spoken in; nothing of it is decoded. */
export async function askLanguages(
  model: LoadedModel,
  { windows, languages = [] }: DetectLanguagesRequest,
  { signal }: { readonly signal: AbortSignal },
): Promise<LanguageScore[][]> {
  if (!model.folder.tokens.multilingual) return windows.map(() => [{ language: 'en', probability: 1 }]);
  const scores: LanguageScore[][] = [];
  for (let from = 0; from < windows.length; from += model.batchSize) {
    signal.throwIfAborted();
    const some = windows.slice(from, from + model.batchSize);
    const encoded = await model.encoder.encode(some.map(({ samples }) => samples));
    try {
      const requests = some.map((_, window) => ({ window, allowed: languages }));
      const guesses = await detectLanguages(model, encoded, requests);
      scores.push(...guesses.map(({ candidates = [] }) => [...candidates]));
    } finally {
      model.decoder.forget(encoded);
    }
  }
  return scores;
}
