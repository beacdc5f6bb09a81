import { defineMessages } from '../i18n/i18n.ts';

defineMessages({
  en: {
    'components.close': 'Close',
    'components.dismiss': 'Dismiss',
  },
  'zh-CN': {
    'components.close': '关闭',
    'components.dismiss': '忽略',
  },
});
