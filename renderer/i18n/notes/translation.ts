import { languageName } from '../../../core/language/language-name.ts';
import type { TranslationNotes } from '../../../core/notes/translation.ts';
import type { FailureTexts } from '../failures/failure-texts.ts';
import { textOfFailure } from './text-of-failure.ts';

export const translationNoteTexts: FailureTexts<TranslationNotes> = {
  en: {
    'passages-left-out': ({ language }) =>
      `The model can’t translate from ${languageName(language, 'en')}: cues in it wait for you.`,
    'translated-via-english': ({ language, model }) =>
      `${model} does not translate from ${languageName(language, 'en')} directly: it went through English.`,
    'translation-stopped': ({ done, total, failure }) =>
      `Stopped after ${done} of ${total} cues. ${textOfFailure('en', failure)} What is translated is kept: translate again to go on.`,
    'answers-refused': ({ count, failure }) =>
      `Answers of the language model that could not be used: ${count}. ${textOfFailure('en', failure)}`,
    'cues-doubtful': ({ count, total }) => `Look at ${count} of ${total} cues: they are in the review.`,
  },
  'zh-CN': {
    'passages-left-out': ({ language }) =>
      `该模型无法翻译${languageName(language, 'zh-CN')}：这些字幕有待你来处理。`,
    'translated-via-english': ({ language, model }) =>
      `${model} 不能直接翻译${languageName(language, 'zh-CN')}，因此经由英语翻译。`,
    'translation-stopped': ({ done, total, failure }) =>
      `翻译了 ${total} 条字幕中的 ${done} 条后停止。${textOfFailure('zh-CN', failure)}已翻译的内容已保留，再次翻译即可继续。`,
    'answers-refused': ({ count, failure }) =>
      `语言模型有 ${count} 次回答无法使用。${textOfFailure('zh-CN', failure)}`,
    'cues-doubtful': ({ count, total }) => `${total} 条字幕中有 ${count} 条需要查看，已列入审阅。`,
  },
};
