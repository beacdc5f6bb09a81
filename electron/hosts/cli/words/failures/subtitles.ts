import type { ModelLanguageFacts } from '../../../../../core/failures/inference.ts';
import type { SubtitlesFailures } from '../../../../../core/failures/subtitles.ts';
import type { FailureWords } from './failure-words.ts';
import { modelLanguageSentence } from './model-language.ts';

export const subtitlesWords: Partial<FailureWords<SubtitlesFailures>> = {
  'unknown-language': (facts) => modelLanguageSentence(facts as ModelLanguageFacts),
};
