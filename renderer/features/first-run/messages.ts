import { defineMessages, type MessagesOf } from '../../i18n/i18n.ts';

export const messages = defineMessages({
  en: {
    'firstRun.title': 'Captions, made and mended on your own machine',
    'firstRun.text':
      'The sample is a short film that Sidecut captions while you watch. Or begin with your own.',
    'firstRun.hint': 'You can also drop videos anywhere on this page.',
    'firstRun.model': 'For your own videos in {language}',
    'firstRun.modelText':
      'Sidecut comes with a small starter that knows the words of the sample. This model knows the language:',
    'firstRun.allModels': 'All models',
  },
  'zh-CN': {
    'firstRun.title': '在自己的电脑上制作和修改字幕',
    'firstRun.text': '示例是一部短片，Sidecut 会在您观看时为其配上字幕。您也可以从自己的视频开始。',
    'firstRun.hint': '也可以将视频拖放到本页任意位置。',
    'firstRun.model': '用于您自己的{language}视频',
    'firstRun.modelText': 'Sidecut 自带的入门模型只认识示例中的词。以下模型掌握该语言：',
    'firstRun.allModels': '所有模型',
  },
});

declare module '../../i18n/i18n.ts' {
  interface Messages extends MessagesOf<typeof messages> {}
}
