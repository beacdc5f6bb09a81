import type { StoryNotes } from '../../../core/notes/story.ts';
import type { FailureTexts } from '../failures/failure-texts.ts';
import { textOfFailure } from './text-of-failure.ts';

export const storyNoteTexts: FailureTexts<StoryNotes> = {
  en: {
    'words-alone': () =>
      'Found by words, pauses and pictures alone. Download a text embedder in Models and meanings are compared too.',
    'cut-by-picture': () => 'Nothing is said here, so the chapters follow what is seen.',
    'cuts-unknown': ({ failure }) =>
      `The picture could not be looked at, so the chapters do not keep to its cuts. ${textOfFailure('en', failure)}`,
    'titles-failed': ({ failed, failure }) =>
      `Titles that could not be written and are words of the text instead: ${failed}. ${textOfFailure('en', failure)}`,
    'summary-parts-failed': ({ failed, parts, failure }) =>
      `${failed} of ${parts} parts could not be summarised. ${textOfFailure('en', failure)}`,
    'sentences-unsupported': ({ count }) =>
      `Sentences left out because they say what is not said in the video: ${count}.`,
  },
  'zh-CN': {
    'words-alone': () => '仅根据用词、停顿和画面划分。在“模型”中下载文本嵌入模型后，还会比较语义。',
    'cut-by-picture': () => '此处没有语音，因此按画面划分章节。',
    'cuts-unknown': ({ failure }) => `无法分析画面，因此章节未与镜头对齐。${textOfFailure('zh-CN', failure)}`,
    'titles-failed': ({ failed, failure }) =>
      `未能生成的标题以原文词语代替：${failed} 个。${textOfFailure('zh-CN', failure)}`,
    'summary-parts-failed': ({ failed, parts, failure }) =>
      `共 ${parts} 部分，其中 ${failed} 部分未能生成摘要。${textOfFailure('zh-CN', failure)}`,
    'sentences-unsupported': ({ count }) => `已略去 ${count} 句视频中没有依据的内容。`,
  },
};
