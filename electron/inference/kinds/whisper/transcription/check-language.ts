import { SidecutError } from '../../../../../core/errors.ts';
import type { LanguageGuess } from '../processing/language-scores.ts';
import type { WhisperTask } from '../processing/prompt.ts';
import type { SpecialTokens } from '../processing/special-tokens.ts';

/** The language asked for, or nothing when it is to be found out, among `allowed` where there are any. */
export function checkLanguage(
  tokens: SpecialTokens,
  asked: { readonly language: string; readonly languages?: readonly string[] | undefined },
  task: WhisperTask,
): LanguageGuess | undefined {
  const { language, languages = [] } = asked;
  const named = language === 'auto' ? languages : [language];
  if (!tokens.multilingual) {
    const foreign = named.find((one) => one !== 'en');
    if (foreign === undefined || named.includes('en')) return { language: 'en', probability: 1 };
    throw new SidecutError('unknown-language', { reason: 'model-speaks-english', language: foreign });
  }
  if (task === 'translate' && tokens.translate === undefined) {
    throw new SidecutError('model-unsupported', { reason: 'only-transcribes', model: null });
  }
  for (const one of named) {
    if (tokens.languages.has(one)) continue;
    const known = [...tokens.languages.keys()].sort();
    throw new SidecutError('unknown-language', { reason: 'model-lacks', model: null, language: one, known });
  }
  return named.length === 1 ? { language: named[0]!, probability: 1 } : undefined;
}
