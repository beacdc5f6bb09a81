import { defineMessages, type MessagesOf } from '../i18n/i18n.ts';

export const messages = defineMessages({
  en: { 'speakers.numbered': 'Speaker {number}' },
  'zh-CN': { 'speakers.numbered': '说话人 {number}' },
});

declare module '../i18n/i18n.ts' {
  interface Messages extends MessagesOf<typeof messages> {}
}
