import type { TranslationFailures } from '../../../core/failures/translation.ts';
import { languageName } from '../../../core/language/language-name.ts';
import { assertNever } from '../../../core/assert-never.ts';
import type { FailureTexts } from './failure-texts.ts';

export const translationTexts: FailureTexts<TranslationFailures> = {
  en: {
    'no-translation': (facts) => {
      switch (facts.reason) {
        case 'nothing-said':
          return 'This track has no words yet. Transcribe the video or import subtitles first.';
        case 'source-unknown':
          return 'Nobody knows what language this track is in. Set the language of the track first.';
        case 'same-language':
          return `This track is in ${languageName(facts.language, 'en')} already.`;
        case 'no-answers':
          return 'The language model answered nothing that could be used. Try another one.';
        default:
          return assertNever(facts);
      }
    },
  },
  'zh-CN': {
    'no-translation': (facts) => {
      switch (facts.reason) {
        case 'nothing-said':
          return '此轨道还没有文字。请先转写视频或导入字幕。';
        case 'source-unknown':
          return '此轨道的语言未知。请先设置轨道的语言。';
        case 'same-language':
          return `此轨道已是${languageName(facts.language, 'zh-CN')}。`;
        case 'no-answers':
          return '语言模型没有给出可用的回答。请换一个模型。';
        default:
          return assertNever(facts);
      }
    },
  },
};
