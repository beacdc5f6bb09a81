import type { Word } from '../cues/cue.ts';
import { primaryLanguage } from '../language/language-tag.ts';

export interface LanguageRun {
  /** BCP 47; undefined where nothing is known. */
  readonly language: string | undefined;
  readonly words: readonly Word[];
}

/** Words in runs of one language. A word that does not say its language is in the `usual` one; one without text in any. */
export function languageRuns(words: readonly Word[], usual: string | undefined): readonly LanguageRun[] {
  const runs: { language: string | undefined; readonly words: Word[] }[] = [];
  for (const word of words) {
    const last = runs.at(-1);
    const language = word.language ?? usual;
    const isSame = last !== undefined && primaryLanguage(last.language) === primaryLanguage(language);
    if (last !== undefined && (isSame || word.text.trim() === '')) last.words.push(word);
    else runs.push({ language, words: [word] });
  }
  return runs;
}
