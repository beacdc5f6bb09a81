import type { SearchNotes } from '../../../core/notes/search.ts';
import type { FailureTexts } from '../failures/failure-texts.ts';
import { textOfFailure } from './text-of-failure.ts';

export const searchNoteTexts: FailureTexts<SearchNotes> = {
  en: {
    'not-by-meaning': ({ failure }) => `Not searched by meaning. ${textOfFailure('en', failure)}`,
    'not-by-writing': ({ failure }) =>
      `Not searched by what is written in the picture. ${textOfFailure('en', failure)}`,
    'not-by-picture': ({ failure }) => `Not searched by what is seen. ${textOfFailure('en', failure)}`,
  },
  'zh-CN': {
    'not-by-meaning': ({ failure }) => `未能按含义搜索。${textOfFailure('zh-CN', failure)}`,
    'not-by-writing': ({ failure }) => `未能按画面中的文字搜索。${textOfFailure('zh-CN', failure)}`,
    'not-by-picture': ({ failure }) => `未能按画面搜索。${textOfFailure('zh-CN', failure)}`,
  },
};
