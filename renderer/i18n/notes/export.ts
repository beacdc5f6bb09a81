import { formatDuration } from '../../../core/time/timestamps.ts';
import type { ExportNotes, LeftOut } from '../../../core/notes/export.ts';
import type { FontKind } from '../../../core/style/missing-fonts.ts';
import type { FailureTexts } from '../failures/failure-texts.ts';

export const exportNoteTexts: FailureTexts<ExportNotes> = {
  en: {
    'replaced-characters': ({ encoding, characters, more }) => {
      const what = characters.length + more === 1 ? 'a character that becomes' : 'characters that become';
      const rest = more === 0 ? '' : ` and ${more} more`;
      return `${encoding} lacks ${what} "?": ${characters.join(' ')}${rest}. UTF-8 has them all.`;
    },
    'characters-without-font': ({ characters, more, fonts }) => {
      const rest = more === 0 ? '' : ` and ${more} more`;
      const install = fonts.map((kind) => fontNames[kind]).join(' and ');
      return `No font on this computer has ${characters.join(' ')}${rest}: boxes stand in their place. Install ${install}.`;
    },
    'bilingual-without-words': () => 'With two languages in a cue times of words are left out.',
    'format-lacks': ({ format, lost }) => `${format} ${lossTexts[lost]}.`,
    'characters-lacking': ({ format, characters, more }) => {
      const what = characters.length + more === 1 ? 'a character' : 'characters';
      const rest = more === 0 ? '' : ` and ${more} more`;
      return `${format} lacks ${what}, for which a letter like it or “?” stands: ${characters.join(' ')}${rest}.`;
    },
    'captions-late': ({ count, maxMs }) =>
      `${count === 1 ? 'One caption comes' : `${count} captions come`} up to ${formatDuration(maxMs)} late: ` +
      'their texts take longer to send than the time before them lasts.',
    'captions-cut': ({ count }) =>
      `${count === 1 ? 'One caption has' : `${count} captions have`} more than 15 lines of 32 characters: ` +
      'the rest is left out.',
    'frame-rate-assumed': ({ format, framesPerSecond }) =>
      `${format} counts frames, and the rate of the video is not known: ${framesPerSecond} a second were assumed.`,
    'no-chapters': () => 'The video has no chapters: the file will be empty.',
    'frame-rate-rounded': ({ format, framesPerSecond, counted }) =>
      `${format} counts frames of a timeline, and the video has about ${rounded(framesPerSecond)} a second: ` +
      `they were counted at ${rounded(counted)}. Give your timeline that rate.`,
    'cut-rates-mixed': ({ format, framesPerSecond }) =>
      `${format} knows one rate, that of the timeline (${rounded(framesPerSecond)} a second): timecodes of videos at another ` +
      'rate are counted at their own. FCPXML, FCP7 XML and OpenTimelineIO say the rate of each.',
    'cut-rates-uneven': ({ names, more }) =>
      `The frames of ${names.join(', ')}${more === 0 ? '' : ` and ${more} more`} come unevenly: they were counted at the ` +
      'nearest rate of a timeline, and a cut can be a frame off. A copy at a steady rate is exact.',
    'cuts-beyond-numbers': ({ format, count, maxCount }) =>
      `${format} has numbers for ${maxCount} cuts, and these are ${count}: some programs stop there. Another format holds all.`,
    'chapter-parts-left-out': ({ format }) =>
      `${format} has one level of chapters: which of them begin a part is left out.`,
    'description-too-long': ({ bytes, maxBytes }) =>
      `YouTube takes descriptions of at most ${maxBytes} bytes, and this one has ${bytes}: shorten titles or leave chapters out.`,
    'picture-subtitles-left-out': ({ count, container }) =>
      `${count === 1 ? 'One subtitle track of pictures was' : `${count} subtitle tracks of pictures were`} ` +
      `left out: ${container} does not take them. MKV would.`,
    'left-out': ({ parts }) => `Left out: ${parts.map(leftOutText).join(', ')}.`,
    'picture-encoded': ({ reason, container }) =>
      `The picture was encoded anew, ${encodedText(reason, container)}`,
    'tone-mapped': () =>
      'The HDR picture was mapped to the usual range (BT.709), so that it looks right on every screen.',
    'high-range-kept': () =>
      'The picture stays HDR, in ten bits. A complete ffmpeg (with zscale and tonemap) would map it for every screen.',
    'region-in-name': ({ container, names }) =>
      `${container} tells languages without region and script, so names tell them: ${names.map((name) => `“${name}”`).join(', ')}.`,
    'encoded-by-processor': () =>
      'The graphics processor could not encode this video, so the processor did: slower, the same picture.',
  },
  'zh-CN': {
    'replaced-characters': ({ encoding, characters, more }) => {
      const rest = more === 0 ? '' : `，以及另外 ${more} 个`;
      return `${encoding} 缺少以下字符，它们会变成“?”：${characters.join(' ')}${rest}。UTF-8 包含所有字符。`;
    },
    'characters-without-font': ({ characters, more, fonts }) => {
      const rest = more === 0 ? '' : `，以及另外 ${more} 个`;
      const install = fonts.map((kind) => fontNamesChinese[kind]).join('和');
      return `本机没有包含以下字符的字体，会显示为方框：${characters.join(' ')}${rest}。请安装${install}。`;
    },
    'bilingual-without-words': () => '一条字幕含两种语言时，逐词时间会被略去。',
    'format-lacks': ({ format, lost }) => `${format} ${lossTextsChinese[lost]}。`,
    'characters-lacking': ({ format, characters, more }) => {
      const rest = more === 0 ? '' : `，以及另外 ${more} 个`;
      return `${format} 缺少以下字符，以相近的字母或“?”代替：${characters.join(' ')}${rest}。`;
    },
    'captions-late': ({ count, maxMs }) =>
      `${count} 条字幕最多晚 ${formatDuration(maxMs)} 出现：发送其文字所需的时间比之前的间隔更长。`,
    'captions-cut': ({ count }) => `${count} 条字幕超过 15 行（每行 32 个字符）：其余部分被略去。`,
    'frame-rate-assumed': ({ format, framesPerSecond }) =>
      `${format} 按帧计时，而视频的帧率未知：已假定每秒 ${framesPerSecond} 帧。`,
    'no-chapters': () => '该视频没有章节：文件将为空。',
    'frame-rate-rounded': ({ format, framesPerSecond, counted }) =>
      `${format} 按时间线的帧计时，而该视频约为每秒 ${rounded(framesPerSecond)} 帧：已按每秒 ${rounded(counted)} 帧计算。请为时间线选用该帧率。`,
    'cut-rates-mixed': ({ format, framesPerSecond }) =>
      `${format} 只有一种帧率，即时间线的帧率（每秒 ${rounded(framesPerSecond)} 帧）：其他帧率的视频按各自的帧率计算时间码。FCPXML、FCP7 XML 和 OpenTimelineIO 会写明每个视频的帧率。`,
    'cut-rates-uneven': ({ names, more }) =>
      `${names.join('、')}${more === 0 ? '' : ` 以及另外 ${more} 个视频`} 的帧间隔不均匀：已按最接近的时间线帧率计算，剪切点可能相差一帧。转换为固定帧率的副本则完全准确。`,
    'cuts-beyond-numbers': ({ format, count, maxCount }) =>
      `${format} 只能为 ${maxCount} 个剪切点编号，而此处有 ${count} 个：有些程序会在那里停止。其他格式可以容纳全部。`,
    'chapter-parts-left-out': ({ format }) => `${format} 只有一级章节：哪些章节开始新的部分会被略去。`,
    'description-too-long': ({ bytes, maxBytes }) =>
      `YouTube 的说明最多 ${maxBytes} 字节，而此处为 ${bytes} 字节：请缩短标题或减少章节。`,
    'picture-subtitles-left-out': ({ count, container }) =>
      `${count} 条图片字幕轨被略去：${container} 不支持它们，MKV 支持。`,
    'left-out': ({ parts }) => `已略去：${parts.map(leftOutTextChinese).join('、')}。`,
    'picture-encoded': ({ reason, container }) => `画面已重新编码，${encodedTextChinese(reason, container)}`,
    'tone-mapped': () => 'HDR 画面已映射到普通范围（BT.709），在所有屏幕上都能正常显示。',
    'high-range-kept': () =>
      '画面仍为 10 位 HDR。完整版本的 ffmpeg（含 zscale 和 tonemap）可将其映射到所有屏幕。',
    'region-in-name': ({ container, names }) =>
      `${container} 记录的语言不含地区和文字，因此由名称说明：${names.map((name) => `“${name}”`).join('、')}。`,
    'encoded-by-processor': () => '图形处理器无法编码该视频，改由处理器编码：较慢，但画面相同。',
  },
};

const fontNames: Readonly<Record<FontKind, string>> = {
  cjk: 'Noto Sans CJK (on Linux the package fonts-noto-cjk)',
  emoji: 'a font with emoji of one colour, such as Symbola (fonts-symbola)',
  other: 'the font of Noto Sans for that script (fonts-noto-core)',
};

const fontNamesChinese: Readonly<Record<FontKind, string>> = {
  cjk: '思源黑体 Noto Sans CJK（Linux 软件包 fonts-noto-cjk）',
  emoji: '单色表情字体，如 Symbola（fonts-symbola）',
  other: '相应文字的 Noto Sans 字体（fonts-noto-core）',
};

type Lost = ExportNotes['format-lacks']['lost'];

const lossTexts: Readonly<Record<Lost, string>> = {
  looks: 'has no italics, bold or underlines: they are left out',
  strikeout: 'can not strike text out: the lines are left out',
  colors: 'has no colours of text: they are left out',
  classes: 'has no classes: backgrounds and other looks by class are left out',
  fonts: 'has no fonts inside a text: faces and sizes are left out',
  ruby: 'has no ruby: the small text follows in brackets',
  languages: 'can not mark the language of words: the marks are left out',
  speakers: 'has no place for speakers: their names are left out',
  voices: 'has one speaker for a cue at most: where several speak, dashes stand for their names',
  words: 'has no times of words: they are left out',
  ids: 'has no names of cues: they are left out',
  places: 'has no positions: all text stands where the player puts it',
  'exact-places': 'knows no exact places: text stands at the nearest edge or corner',
  layout: 'has no vertical text, regions or widths of a cue: they are left out',
  coordinates: 'does not know the coordinates of SubRip: they are left out',
  overrides: 'does not know the codes in braces: they are left out',
  effects: 'has no fades, movements, outlines and other effects of ASS: they are left out',
  layers: 'has no layers, margins and effects of events: they are left out',
  drawings: 'can not draw shapes: drawings are left out',
  overlaps: 'shows one cue at a time: a cue that overlaps the next one ends where that begins',
  lines: 'has one line for a cue: its lines are joined',
  notes: 'has no notes between cues: they are left out',
  'style-sheets': 'has no style sheets and regions: they are left out',
  styles: 'has no named styles: fonts, sizes and outlines are left out',
  attachments: 'can not hold fonts and pictures: they are left out',
  head: 'has no title and other fields of the head: they are left out',
};

const lossTextsChinese: Readonly<Record<Lost, string>> = {
  looks: '没有斜体、粗体或下划线：它们会被略去',
  strikeout: '不支持删除线：它会被略去',
  colors: '没有文字颜色：颜色会被略去',
  classes: '没有样式类：按类设置的背景和其他外观会被略去',
  fonts: '文字内不能设置字体：字体和字号会被略去',
  ruby: '没有注音：注音会写在后面的括号里',
  languages: '不能标明词语的语言：这些标记会被略去',
  speakers: '无法记录说话人：其姓名会被略去',
  voices: '每条字幕最多记录一个说话人：多人说话时用破折号代替姓名',
  words: '没有逐词时间：它们会被略去',
  ids: '没有字幕名称：它们会被略去',
  places: '没有位置：所有文字都显示在播放器放置的地方',
  'exact-places': '没有精确位置：文字会显示在最近的边或角',
  layout: '没有竖排文字、区域或字幕宽度：它们会被略去',
  coordinates: '不支持 SubRip 的坐标：它们会被略去',
  overrides: '不支持花括号中的代码：它们会被略去',
  effects: '没有 ASS 的淡入淡出、移动、描边等特效：它们会被略去',
  layers: '没有事件的图层、边距和特效：它们会被略去',
  drawings: '不能绘制图形：图形会被略去',
  overlaps: '每次只显示一条字幕：与下一条重叠的字幕会在下一条开始时结束',
  lines: '每条字幕只有一行：各行会合并',
  notes: '字幕之间不能有注释：注释会被略去',
  'style-sheets': '没有样式表和区域：它们会被略去',
  styles: '没有命名样式：字体、字号和描边会被略去',
  attachments: '不能包含字体和图片：它们会被略去',
  head: '没有标题等文件头信息：它们会被略去',
};

const leftOutTexts: Readonly<Record<LeftOut['part'], readonly [one: string, more: string, chinese: string]>> =
  {
    pictures: ['the other video track', 'other video tracks', '条其他视频轨'],
    sounds: [
      'a sound track that this ffmpeg can’t decode',
      'sound tracks that this ffmpeg can’t decode',
      '条此 ffmpeg 无法解码的音轨',
    ],
    subtitles: ['a subtitle track', 'subtitle tracks', '条字幕轨'],
    'picture-subtitles': ['a subtitle track of pictures', 'subtitle tracks of pictures', '条图片字幕轨'],
    covers: ['the cover picture', 'cover pictures', '张封面图片'],
    timecode: ['the timecode track', 'timecode tracks', '条时间码轨'],
    data: ['a data track', 'data tracks', '条数据轨'],
    attachments: ['an attached file', 'attached files', '个附件'],
  };

function leftOutText({ part, count }: LeftOut): string {
  const [one, more] = leftOutTexts[part];
  return count === 1 ? one : `${count} ${more}`;
}

function leftOutTextChinese({ part, count }: LeftOut): string {
  return `${count} ${leftOutTexts[part][2]}`;
}

type EncodedReason = ExportNotes['picture-encoded']['reason'];

function encodedText(reason: EncodedReason, container: string): string {
  switch (reason) {
    case 'turned':
      return `upright: players do not turn pictures in ${container}. MP4 keeps it as it is.`;
    case 'cut':
      return `since parts of it are cut away by an edit list, which ${container} can’t hold.${container === 'Matroska' ? ' MP4 keeps it as it is.' : ''}`;
    case 'no-times':
      return `since the file does not tell the times of its frames, which ${container} needs.`;
  }
}

function encodedTextChinese(reason: EncodedReason, container: string): string {
  switch (reason) {
    case 'turned':
      return `并已转正：播放器不会旋转 ${container} 中的画面。MP4 可保持原样。`;
    case 'cut':
      return `因为其中一部分被编辑列表剪去，而 ${container} 无法记录。${container === 'Matroska' ? 'MP4 可保持原样。' : ''}`;
    case 'no-times':
      return `因为文件没有给出各帧的时间，而 ${container} 需要这些时间。`;
  }
}

function rounded(framesPerSecond: number): string {
  return String(Number(framesPerSecond.toFixed(3)));
}
