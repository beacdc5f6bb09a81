import { defineMessages, type MessagesOf } from '../i18n/i18n.ts';

export const messages = defineMessages({
  en: {
    'view.library': 'Library',
    'view.editor': 'Editor',
    'workspace.views': 'Views',
    'workspace.content': 'Captions',
    'workspace.tools': 'Tools',
    'workspace.resize.horizontal': 'Width of the video',
    'workspace.resize.dock': 'Width of the tools',
    'workspace.resize.vertical': 'Height of the timeline',
  },
  'zh-CN': {
    'view.library': '媒体库',
    'view.editor': '编辑器',
    'workspace.views': '视图',
    'workspace.content': '字幕',
    'workspace.tools': '工具',
    'workspace.resize.horizontal': '视频区宽度',
    'workspace.resize.dock': '工具区宽度',
    'workspace.resize.vertical': '时间线高度',
  },
});

declare module '../i18n/i18n.ts' {
  interface Messages extends MessagesOf<typeof messages> {}
}
