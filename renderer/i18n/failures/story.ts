import type { StoryFailures } from '../../../core/failures/story.ts';
import type { FailureTexts } from './failure-texts.ts';

export const storyTexts: FailureTexts<StoryFailures> = {
  en: {
    'no-story': (facts) =>
      facts.reason === 'nothing-said'
        ? 'This track has no words yet. Transcribe the video or import subtitles first.'
        : 'A summary in another language than the captions takes a language model. Download one in Models.',
  },
  'zh-CN': {
    'no-story': (facts) =>
      facts.reason === 'nothing-said'
        ? '此轨道还没有文字。请先转写视频或导入字幕。'
        : '以字幕之外的语言写摘要需要语言模型。请在“模型”中下载。',
  },
};
