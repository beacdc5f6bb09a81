import { defineMessages, type MessagesOf } from '../../i18n/i18n.ts';

export const messages = defineMessages({
  en: {
    'files.title.media': '{count, plural, one {Choose a video} other {Choose videos}}',
    'files.title.subtitle': '{count, plural, one {Choose a subtitle file} other {Choose subtitle files}}',
    'files.title.weights': 'Choose a model file',
    'files.title.folder': 'Choose a folder',
    'files.places': 'Places',
    'files.home': 'Home ({name})',
    'files.up': 'Up one folder',
    'files.path': 'Folder',
    'files.entries': 'Files',
    'files.empty.media': 'No videos or folders here.',
    'files.empty.subtitle': 'No subtitle files or folders here.',
    'files.empty.weights': 'No model files or folders here.',
    'files.empty.folder': 'No folders here.',
    'files.chosen': '{count, plural, =0 {Nothing chosen} one {# chosen} other {# chosen}}',
    'files.notWritable': 'Files can’t be written in this folder.',
    'files.cancel': 'Cancel',
    'files.choose': 'Choose',
    'files.chooseFolder': 'Choose this folder',
    'files.again': 'Try again',
    'files.toRoots': 'Go to places',
    'files.dropNote': 'A web page is not told where dropped files are. Choose them here instead.',
  },
  'zh-CN': {
    'files.title.media': '{count, plural, other {选择视频}}',
    'files.title.subtitle': '{count, plural, other {选择字幕文件}}',
    'files.title.weights': '选择模型文件',
    'files.title.folder': '选择文件夹',
    'files.places': '位置',
    'files.home': '主文件夹（{name}）',
    'files.up': '上一级文件夹',
    'files.path': '文件夹',
    'files.entries': '文件',
    'files.empty.media': '这里没有视频或文件夹。',
    'files.empty.subtitle': '这里没有字幕文件或文件夹。',
    'files.empty.weights': '这里没有模型文件或文件夹。',
    'files.empty.folder': '这里没有文件夹。',
    'files.chosen': '{count, plural, =0 {未选择} other {已选择 # 个文件}}',
    'files.notWritable': '无法在该文件夹中写入文件。',
    'files.cancel': '取消',
    'files.choose': '选择',
    'files.chooseFolder': '选择此文件夹',
    'files.again': '重试',
    'files.toRoots': '前往位置列表',
    'files.dropNote': '网页无法得知拖入文件的位置，请在此处选择。',
  },
});

declare module '../../i18n/i18n.ts' {
  interface Messages extends MessagesOf<typeof messages> {}
}
