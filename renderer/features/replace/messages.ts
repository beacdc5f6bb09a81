import { defineMessages, type MessagesOf } from '../../i18n/i18n.ts';

export const messages = defineMessages({
  en: {
    'command.project.replaceVideo': 'Replace the video…',
    'replace.choose': 'Choose the file for “{name}”',
    'replace.question': 'Use “{name}” for these captions?',
    'replace.explanation':
      '“{after}” is another file than “{before}”. Captions, words and their history stay; pictures, waveform and shots are made anew.',
    'replace.known':
      'The library has this file as “{name}”{count, plural, =0 {, without captions: that entry goes.} one {: its caption track comes along.} other {: its # caption tracks come along.}}',
    'replace.differences': 'What differs',
    'replace.length': 'Length: {before} → {after}.',
    'replace.frameRate': 'Frames a second: {before} → {after}.',
    'replace.size': 'Picture: {before} → {after}.',
    'replace.noPicture': 'none',
    'replace.soundGone': 'It has no sound any more.',
    'replace.soundCame': 'It has sound now.',
    'replace.noDifference': 'Length, frame rate and picture size are the same.',
    'replace.use': 'Use this file',
    'replace.chooseAnother': 'Choose another',
    'replace.cancel': 'Cancel',
    'replace.changed': '“{name}” has changed since it was added.',
    'replace.useChanged': 'Use the changed file',
    'replace.findOther': 'Use another file…',
    'replace.done': 'These captions now belong to “{name}”.',
    'replace.waiting': 'Comparing its sound with that of the file before…',
    'replace.unknown':
      'Its sound could not be compared with that of the file before. Play a few captions; if they are off, shift them together in Batch.',
    'replace.fits': 'The sound is where it was, so the captions fit.',
    'replace.fitsPartly':
      'The sound is where it was in {percent} of it. Elsewhere something was cut out or added: check the captions there.',
    'replace.later': 'The sound comes {seconds} s later than in the file before.',
    'replace.earlier': 'The sound comes {seconds} s earlier than in the file before.',
    'replace.partly':
      'That holds for {percent} of it; elsewhere something was cut out or added, so check the captions there.',
    'replace.goes':
      '{count, plural, one {# caption lies before its beginning and goes; undo brings it back.} other {# captions lie before its beginning and go; undo brings them back.}}',
    'replace.move': 'Move all captions by {seconds} s',
    'replace.leave': 'Leave them',
    'replace.ok': 'OK',
    'replace.found':
      '{count, plural, one {Another missing video lies beside it and is found:} other {# other missing videos lie beside it and are found:}} {names}',
    'replace.separator': ', ',
  },
  'zh-CN': {
    'command.project.replaceVideo': '替换视频…',
    'replace.choose': '为“{name}”选择文件',
    'replace.question': '将“{name}”用于这些字幕？',
    'replace.explanation':
      '“{after}”与“{before}”不是同一个文件。字幕、词和编辑历史都会保留；画面、波形和镜头会重新生成。',
    'replace.known':
      '媒体库中已有该文件“{name}”{count, plural, =0 {，没有字幕：该条目会被合并。} other {：它的 # 条字幕轨会一并移入。}}',
    'replace.differences': '不同之处',
    'replace.length': '时长：{before} → {after}。',
    'replace.frameRate': '每秒帧数：{before} → {after}。',
    'replace.size': '画面：{before} → {after}。',
    'replace.noPicture': '无',
    'replace.soundGone': '不再有声音。',
    'replace.soundCame': '现在有声音。',
    'replace.noDifference': '时长、帧率和画面尺寸相同。',
    'replace.use': '使用该文件',
    'replace.chooseAnother': '选择其他文件',
    'replace.cancel': '取消',
    'replace.changed': '“{name}”在添加后已更改。',
    'replace.useChanged': '使用更改后的文件',
    'replace.findOther': '使用其他文件…',
    'replace.done': '这些字幕现在属于“{name}”。',
    'replace.waiting': '正在与之前文件的声音比较…',
    'replace.unknown': '无法与之前文件的声音比较。请播放几条字幕；如有偏差，可在“批量”中一起移动。',
    'replace.fits': '声音位置未变，字幕吻合。',
    'replace.fitsPartly': '其中 {percent} 的声音位置未变。其余部分有删剪或新增：请检查那里的字幕。',
    'replace.later': '声音比之前的文件晚 {seconds} 秒。',
    'replace.earlier': '声音比之前的文件早 {seconds} 秒。',
    'replace.partly': '这适用于其中的 {percent}；其余部分有删剪或新增，请检查那里的字幕。',
    'replace.goes': '有 {count} 条字幕位于开头之前，将被移除；撤销可恢复。',
    'replace.move': '将所有字幕移动 {seconds} 秒',
    'replace.leave': '保持不动',
    'replace.ok': '好',
    'replace.found': '旁边还找到了 {count} 个原先缺失的视频：{names}',
    'replace.separator': '、',
  },
});

declare module '../../i18n/i18n.ts' {
  interface Messages extends MessagesOf<typeof messages> {}
}
