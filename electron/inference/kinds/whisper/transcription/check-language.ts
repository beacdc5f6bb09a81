import { SidecutError } from '../../../../../core/errors.ts';
import type { LanguageGuess } from '../processing/language-scores.ts';
import type { WhisperTask } from '../processing/prompt.ts';
import type { SpecialTokens } from '../processing/special-tokens.ts';

/** The language asked for, or nothing when it is to be found out. */
export function checkLanguage(
  tokens: SpecialTokens,
  language: string,
  task: WhisperTask,
): LanguageGuess | undefined {
  if (!tokens.multilingual) {
    if (language === 'auto' || language === 'en') return { language: 'en', probability: 1 };
    throw new SidecutError('unknown-language', { reason: 'model-speaks-english', language });
  }
  if (task === 'translate' && tokens.translate === undefined) {
    throw new SidecutError('model-unsupported', { reason: 'only-transcribes', model: null });
  }
  if (language === 'auto') return undefined;
  if (tokens.languages.has(language)) return { language, probability: 1 };
  const known = [...tokens.languages.keys()].sort();
  throw new SidecutError('unknown-language', { reason: 'model-lacks', model: null, language, known });
}
