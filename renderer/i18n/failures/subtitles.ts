import type { ModelLanguageFacts } from '../../../core/failures/inference.ts';
import type { SubtitlesFailures } from '../../../core/failures/subtitles.ts';
import type { FailureTexts } from './failure-texts.ts';
import { modelLanguageTexts } from './model-language.ts';

export const subtitlesTexts: FailureTexts<Pick<SubtitlesFailures, 'unknown-language'>> = {
  en: { 'unknown-language': (facts) => modelLanguageTexts.en(facts as ModelLanguageFacts) },
  'zh-CN': { 'unknown-language': (facts) => modelLanguageTexts['zh-CN'](facts as ModelLanguageFacts) },
};
