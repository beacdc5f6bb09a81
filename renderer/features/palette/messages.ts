import { defineMessages } from '../../i18n/i18n.ts';

defineMessages({
  en: {
    'palette.title': 'Find a command',
    'palette.placeholder': 'What do you want to do?',
    'palette.results': 'Commands',
    'palette.empty': 'No command has this name.',
  },
  'zh-CN': {
    'palette.title': '查找命令',
    'palette.placeholder': '您想做什么？',
    'palette.results': '命令',
    'palette.empty': '没有该名称的命令。',
  },
});
