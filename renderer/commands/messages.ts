import { defineMessages, type MessagesOf } from '../i18n/i18n.ts';

/** Groups that commands of several features share. */
export const messages = defineMessages({
  en: {
    'group.app': 'Sidecut',
    'group.edit': 'Edit',
    'group.view': 'View',
  },
  'zh-CN': {
    'group.app': 'Sidecut',
    'group.edit': '编辑',
    'group.view': '视图',
  },
});

declare module '../i18n/i18n.ts' {
  interface Messages extends MessagesOf<typeof messages> {}
}
