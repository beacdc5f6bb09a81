import type { ExportNotes } from '../../../core/notes/export.ts';
import type { FailureTexts } from '../failures/failure-texts.ts';

export const exportNoteTexts: FailureTexts<ExportNotes> = {
  en: {
    'replaced-characters': ({ encoding, characters, more }) => {
      const what = characters.length + more === 1 ? 'a character that becomes' : 'characters that become';
      const rest = more === 0 ? '' : ` and ${more} more`;
      return `${encoding} lacks ${what} "?": ${characters.join(' ')}${rest}. UTF-8 has them all.`;
    },
    'format-lacks': ({ format, lost }) => `${format} ${lossTexts[lost]}.`,
    'no-chapters': () => 'The video has no chapters: the file will be empty.',
    'picture-subtitles-left-out': ({ count, container }) =>
      `${count === 1 ? 'One subtitle track of pictures was' : `${count} subtitle tracks of pictures were`} ` +
      `left out: ${container} does not take them. MKV would.`,
    'encoded-by-processor': () =>
      'The graphics processor could not encode this video, so the processor did: slower, the same picture.',
  },
  'zh-CN': {
    'replaced-characters': ({ encoding, characters, more }) => {
      const rest = more === 0 ? '' : `，以及另外 ${more} 个`;
      return `${encoding} 缺少以下字符，它们会变成“?”：${characters.join(' ')}${rest}。UTF-8 包含所有字符。`;
    },
    'format-lacks': ({ format, lost }) => `${format} ${lossTextsChinese[lost]}。`,
    'no-chapters': () => '该视频没有章节：文件将为空。',
    'picture-subtitles-left-out': ({ count, container }) =>
      `${count} 条图片字幕轨被略去：${container} 不支持它们，MKV 支持。`,
    'encoded-by-processor': () => '图形处理器无法编码该视频，改由处理器编码：较慢，但画面相同。',
  },
};

type Lost = ExportNotes['format-lacks']['lost'];

const lossTexts: Readonly<Record<Lost, string>> = {
  looks: 'has no italics, bold or underlines: they are left out',
  speakers: 'has no place for speakers: their names are left out',
  places: 'has no positions: all text stands where the player puts it',
  overlaps: 'shows one cue at a time: a cue that overlaps the next one ends where that begins',
};

const lossTextsChinese: Readonly<Record<Lost, string>> = {
  looks: '没有斜体、粗体或下划线：它们会被略去',
  speakers: '无法记录说话人：其姓名会被略去',
  places: '没有位置：所有文字都显示在播放器放置的地方',
  overlaps: '每次只显示一条字幕：与下一条重叠的字幕会在下一条开始时结束',
};
