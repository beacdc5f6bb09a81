import { defineMessages, type MessagesOf } from '../i18n/i18n.ts';

export const messages = defineMessages({
  en: {
    'components.close': 'Close',
    'components.dismiss': 'Dismiss',
  },
  'zh-CN': {
    'components.close': '关闭',
    'components.dismiss': '忽略',
  },
});

declare module '../i18n/i18n.ts' {
  interface Messages extends MessagesOf<typeof messages> {}
}
