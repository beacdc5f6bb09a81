import { defineMessages, type MessagesOf } from '../../i18n/i18n.ts';

export const messages = defineMessages({
  en: {
    'panel.keys': 'Keyboard shortcuts',
    'command.app.keys': 'Keyboard shortcuts',
    'keys.title': 'Keyboard shortcuts',
    'keys.search': 'Search commands and keys',
    'keys.noneFound': 'No command or key like that.',
    'keys.note':
      'Single keys work wherever the focus is, unless you type. A button reached by Tab is pressed by Enter; Space plays.',
    'keys.press': 'Press the keys, Esc to leave',
    'keys.add': 'Add a key for “{name}”',
    'keys.remove': 'Remove {key} from “{name}”',
    'keys.reset': 'Its own keys again for “{name}”',
    'keys.resetAll': 'All keys as they were',
    'keys.conflict': '{key} is taken by: {owners}',
    'keys.take': 'Use it here',
    'keys.keep': 'Leave it there',
    'keys.listSeparator': ', ',
  },
  'zh-CN': {
    'panel.keys': '键盘快捷键',
    'command.app.keys': '键盘快捷键',
    'keys.title': '键盘快捷键',
    'keys.search': '搜索命令和按键',
    'keys.noneFound': '没有这样的命令或按键。',
    'keys.note':
      '除输入文字时外，单个按键在任何焦点位置均有效。用 Tab 到达的按钮按 Enter 激活；空格键用于播放。',
    'keys.press': '请按下按键，Esc 取消',
    'keys.add': '为“{name}”添加按键',
    'keys.remove': '从“{name}”移除 {key}',
    'keys.reset': '恢复“{name}”的默认按键',
    'keys.resetAll': '恢复所有默认按键',
    'keys.conflict': '{key} 已用于：{owners}',
    'keys.take': '改用于此',
    'keys.keep': '保持不变',
    'keys.listSeparator': '、',
  },
});

declare module '../../i18n/i18n.ts' {
  interface Messages extends MessagesOf<typeof messages> {}
}
