import { defineMessages, type MessagesOf } from '../../i18n/i18n.ts';

export const messages = defineMessages({
  en: {
    'panel.palette': 'Find a command',
    'command.app.palette': 'Find a command',
    'palette.title': 'Find a command',
    'palette.placeholder': 'What do you want to do?',
    'palette.results': 'Commands',
    'palette.empty': 'No command has this name.',
  },
  'zh-CN': {
    'panel.palette': '查找命令',
    'command.app.palette': '查找命令',
    'palette.title': '查找命令',
    'palette.placeholder': '您想做什么？',
    'palette.results': '命令',
    'palette.empty': '没有该名称的命令。',
  },
});

declare module '../../i18n/i18n.ts' {
  interface Messages extends MessagesOf<typeof messages> {}
}
