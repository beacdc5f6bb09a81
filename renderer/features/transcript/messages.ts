import { defineMessages, type MessagesOf } from '../../i18n/i18n.ts';

export const messages = defineMessages({
  en: {
    'panel.transcript': 'Transcript',
    'command.view.transcript': 'Show transcript',
    'transcript.name': 'Transcript of {track}',
    'transcript.playFrom': 'Go to {time}',
    'transcript.empty': 'Nothing to read yet',
    'transcript.emptyHint':
      'Captions appear here as running text once the video is transcribed or a file imported.',
  },
  'zh-CN': {
    'panel.transcript': '文稿',
    'command.view.transcript': '显示文稿',
    'transcript.name': '{track} 的文字稿',
    'transcript.playFrom': '跳转到 {time}',
    'transcript.empty': '暂无可阅读的内容',
    'transcript.emptyHint': '转写视频或导入字幕文件后，字幕会以连续文本显示在这里。',
  },
});

declare module '../../i18n/i18n.ts' {
  interface Messages extends MessagesOf<typeof messages> {}
}
