import { defineMessages, type MessagesOf } from '../i18n/i18n.ts';

export const messages = defineMessages({
  en: { 'notices.retry': 'Try again' },
  'zh-CN': { 'notices.retry': '重试' },
});

declare module '../i18n/i18n.ts' {
  interface Messages extends MessagesOf<typeof messages> {}
}
