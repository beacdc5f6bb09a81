import { defineMessages, type MessagesOf } from '../i18n/i18n.ts';
import '../i18n/messages-edits.ts';

export const messages = defineMessages({
  en: {
    'app.connectionLost': 'Connection lost. Trying again; what you change meanwhile is kept and sent later.',
    'app.notKept': 'Not kept: {names}',
    'app.andMore': '{count, plural, one {and # more} other {and # more}}',
    'app.listSeparator': ', ',
    'app.copyTheirText': 'Copy their text',
    'app.unsavedChanges':
      '{count, plural, one {# change is kept on this page and stored as soon as there is room; an export has it.} other {# changes are kept on this page and stored as soon as there is room; an export has them.}}',
    'app.unsaved': 'Not stored',
    'app.saveNow': 'Store now',
    'app.history': 'History',
    'app.undoNamed': 'Undo: {name}',
    'app.redoNamed': 'Redo: {name}',
    'app.undone': 'Undone: {name}',
    'app.editSource':
      'A translation has the cues of what it translates: add, delete and divide them in the source.',
    'app.redone': 'Done again: {name}',
    'app.saved': 'Saved. Everything is saved as you work.',
    'app.notSaved':
      '{count, plural, one {# change is not saved yet} other {# changes are not saved yet}}, see above.',
    'command.edit.save': 'Save',
    'app.cannotOpen': 'This video can’t be opened',
    'app.opening': 'Opening…',

    'command.edit.undo': 'Undo',
    'command.edit.redo': 'Redo',
    'command.view.editor': 'Go to the editor',
    'command.view.theme': 'Next theme: system, light, dark',
    'command.view.largerText': 'Larger text',
    'command.view.smallerText': 'Smaller text',
  },
  'zh-CN': {
    'app.connectionLost': '连接已断开，正在重试。期间的更改会保留，稍后发送。',
    'app.notKept': '未能保存：{names}',
    'app.andMore': '{count, plural, other {等另外 # 项}}',
    'app.listSeparator': '、',
    'app.copyTheirText': '复制其文字',
    'app.unsavedChanges': '有 {count} 处更改保留在本页，有空间后会自动保存；导出的文件会包含这些更改。',
    'app.unsaved': '未保存',
    'app.saveNow': '立即保存',
    'app.history': '历史记录',
    'app.undoNamed': '撤销：{name}',
    'app.redoNamed': '重做：{name}',
    'app.undone': '已撤销：{name}',
    'app.editSource': '译文的字幕与原文一一对应：请在原文轨道中添加、删除或拆分。',
    'app.redone': '已重做：{name}',
    'app.saved': '已保存。您的工作会自动保存。',
    'app.notSaved': '还有 {count} 处更改尚未保存，请看上方提示。',
    'command.edit.save': '保存',
    'app.cannotOpen': '无法打开该视频',
    'app.opening': '正在打开…',

    'command.edit.undo': '撤销',
    'command.edit.redo': '重做',
    'command.view.editor': '转到编辑器',
    'command.view.theme': '切换主题：系统、浅色、深色',
    'command.view.largerText': '放大文字',
    'command.view.smallerText': '缩小文字',
  },
});

declare module '../i18n/i18n.ts' {
  interface Messages extends MessagesOf<typeof messages> {}
}
