import { defineMessages } from '../i18n/i18n.ts';

defineMessages({
  en: { 'notices.retry': 'Try again' },
  'zh-CN': { 'notices.retry': '重试' },
});
