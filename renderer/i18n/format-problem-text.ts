import type { FormatProblem, FormatProblemFacts, TimeRepair } from '../../core/format-problems.ts';
import { formatSrtTime } from '../../core/time/timestamps.ts';
import type { FailureTexts } from './failures/failure-texts.ts';
import type { Locale } from './i18n.ts';

type Missing = FormatProblemFacts['nothing-found']['missing'];
type Lacks = FormatProblemFacts['untimed-left-out']['lacks'];

const missing: Readonly<Record<Locale, Readonly<Record<Missing, string>>>> = {
  en: {
    times: 'no line has a start and an end time',
    frames: 'no line begins with {frame}{frame}',
    'bracketed-time': 'no line begins with a time in brackets',
    row: 'no row has a start, an end and a text',
    paragraph: 'the file has no <p> with text and times',
    dialogue: 'the file has no line "Dialogue:" with times',
    segment: 'the JSON has no segments or words with times',
    sync: 'the file has no <SYNC> with a time and text',
    caption: 'no line has a timecode and caption codes that show text',
    block: 'the file has no block with times and text',
  },
  'zh-CN': {
    times: '没有任何一行带有开始和结束时间',
    frames: '没有任何一行以 {帧}{帧} 开头',
    'bracketed-time': '没有任何一行以方括号中的时间开头',
    row: '没有任何一行同时有开始、结束和文字',
    paragraph: '文件中没有带文字和时间的 <p>',
    dialogue: '文件中没有带时间的“Dialogue:”行',
    segment: 'JSON 中没有带时间的片段或单词',
    sync: '文件中没有带时间和文字的 <SYNC>',
    caption: '没有任何一行带有时间码和显示文字的字幕代码',
    block: '文件中没有带时间和文字的数据块',
  },
};

const repairs: Readonly<Record<Locale, Readonly<Record<TimeRepair, string>>>> = {
  en: {
    negative: 'negative times were set to 0',
    exchanged: 'start and end were exchanged',
    'no-hours': 'hours are missing',
    'no-milliseconds': 'milliseconds are missing',
    'wants-comma': '"," must stand before milliseconds',
    'wants-point': '"." must stand before milliseconds',
    'odd-arrow': 'the arrow is not " --> "',
    'odd-digits': 'their digits are unusual',
    'no-minutes': 'minutes are missing',
    'other-script': 'digits and marks of another script',
    'stray-characters': 'characters that do not belong there were left out',
  },
  'zh-CN': {
    negative: '负的时间已设为 0',
    exchanged: '开始和结束已互换',
    'no-hours': '缺少小时',
    'no-milliseconds': '缺少毫秒',
    'wants-comma': '毫秒前应为“,”',
    'wants-point': '毫秒前应为“.”',
    'odd-arrow': '箭头不是“ --> ”',
    'odd-digits': '数字写法不寻常',
    'no-minutes': '缺少分钟',
    'other-script': '使用了其他文字的数字和标点',
    'stray-characters': '已略去其中多余的字符',
  },
};

const lacks: Readonly<Record<Locale, Readonly<Record<Lacks, string>>>> = {
  en: {
    times: 'no times',
    'readable-times': 'no times that can be read',
    time: 'no time',
    start: 'no start time',
    frames: 'no frame numbers',
  },
  'zh-CN': {
    times: '没有时间',
    'readable-times': '没有可读的时间',
    time: '没有时间',
    start: '没有开始时间',
    frames: '没有帧号',
  },
};

type GuessedBy = FormatProblemFacts['encoding-guessed']['by'];

const guessedBy: Readonly<Record<Locale, Readonly<Record<GuessedBy, string>>>> = {
  en: {
    letters: 'by its letters',
    name: 'by the language in the file’s name',
    default: 'for want of a better guess',
  },
  'zh-CN': { letters: '根据其字母', name: '根据文件名中的语言', default: '没有更好的线索，' },
};

const texts: FailureTexts<FormatProblemFacts> = {
  en: {
    'nothing-found': (facts) => `No subtitle was found: ${missing.en[facts.missing]}.`,
    'times-repaired': (facts) =>
      `The times were read as ${span(facts)}: ${facts.repairs.map((repair) => repairs.en[repair]).join(', ')}.`,
    'times-exchanged': () => 'Start and end were exchanged.',
    'times-unreadable': () => 'The times can’t be read; the cue was left out.',
    'end-unreadable': (facts) => `The end time can’t be read; the cue was given ${span(facts)}.`,
    'end-missing': (facts) => `The cue has no end; it was given ${span(facts)}.`,
    'ends-before-start': (facts) => `The cue ends before it begins; it was read as ${span(facts)}.`,
    'untimed-left-out': (facts) => `"${facts.quote}" has ${lacks.en[facts.lacks]}; it was left out.`,
    'never-shown': ({ quote }) =>
      `"${quote}" lies outside the time of its part and is never shown; it was left out.`,
    'no-time': ({ quote }) => `"${quote}" is no time; it was left out.`,
    'before-first-cue': ({ quote }) => `"${quote}" before the first cue was left out.`,
    'no-cue': ({ quote }) => `"${quote}" is no cue; it was left out.`,
    'settings-left-out': ({ quote }) => `"${quote}" after the times is no setting; it was left out.`,
    'tags-left-out': ({ quote, count }) =>
      count === 1 ? `The tag ${quote} was left out.` : `${count} tags such as ${quote} were left out.`,
    'references-read': ({ count }) =>
      count === 1
        ? 'A code such as &amp; was read as the character that it stands for.'
        : `${count} codes such as &amp; were read as the characters that they stand for.`,
    'lone-number': ({ number }) => `The number ${number} stands alone, without a cue; it was left out.`,
    'text-after-times': ({ quote }) => `"${quote}" after the times was taken as text of the cue.`,
    'no-text': () => 'The cue has no text.',
    'blank-before-text': () => 'A blank line before the text was left out.',
    'blank-inside-text': () => 'A blank line inside the text of a cue was kept.',
    'blank-lines-left-out': ({ count }) => `${count} blank lines inside the text of a cue were left out.`,
    'no-blank-before-cue': () => 'No blank line stands before the cue.',
    'no-number': () => 'The cue has no number.',
    'wrong-number': ({ found, expected }) => `The cue has the number ${found}, not ${expected}.`,
    'no-signature': () => 'The file does not begin with WEBVTT; it was read all the same.',
    'odd-signature': () => 'The first line must be WEBVTT in capitals, without spaces before it.',
    'late-block': ({ block }) => `${block} stands after the first cue, where players ignore it; it was kept.`,
    'frame-rate-assumed': ({ framesPerSecond }) =>
      `The file does not say its frame rate; ${framesPerSecond} frames a second were assumed.`,
    'no-byte-order-mark': () => 'The file has no byte order mark; it was read as UTF-16 by its zero bytes.',
    'damaged-bytes': ({ count }) => `${count} damaged bytes of UTF-8 were replaced by \ufffd.`,
    'encoding-guessed': ({ encoding, by }) =>
      `The file is not Unicode; ${guessedBy.en[by]} it was read as ${encoding}. ` +
      'If letters are wrong, save the file as UTF-8 and import it again.',
    'encoded-twice': ({ encoding, count }) =>
      `The file was turned into UTF-8 twice (the first UTF-8 was taken for ${encoding}): ` +
      `${count} characters were mended.`,
    'put-in-order': ({ count }) =>
      count === 1
        ? 'One cue stood behind a later one; the cues were put in the order of time.'
        : `${count} cues stood behind later ones; the cues were put in the order of time.`,
    'moved-to-zero': ({ byMs }) =>
      `All times lie before 0: the whole file was moved by ${formatSrtTime(byMs)} and begins at 0.`,
    'frames-in-times': ({ framesPerSecond }) =>
      framesPerSecond === null
        ? 'Two digits behind a colon look like frames; the video has no frame rate, so they were read as hundredths of a second.'
        : `The times end in frames; they were read at ${framesPerSecond} frames a second, as the video has.`,
    'rolling-collapsed': ({ count }) =>
      `The captions roll up and repeat their lines; each line was kept once and ${count} repetitions left out.`,
    'languages-left-out': ({ read, others }) =>
      `The file holds several languages; ${read} was read and ${others.join(', ')} left out.`,
    'languages-as-tracks': ({ names }) =>
      `The file holds several languages; each became a track of its own: ${names.join(', ')}.`,
    'channels-left-out': ({ read, others }) =>
      `The file holds several caption channels; channel ${read} was read and ${others.join(', ')} left out.`,
    'comments-left-out': ({ count }) =>
      count === 1
        ? 'One remark, which is not shown, was left out.'
        : `${count} remarks, which are not shown, were left out.`,
    'codes-left-out': ({ count }) =>
      count === 1
        ? 'One code that means nothing was left out.'
        : `${count} codes that mean nothing were left out.`,
    'texts-cut': ({ count, maxCharacters }) =>
      `${count} cues have more than ${maxCharacters.toLocaleString('en')} characters and were cut there.`,
    'chapters-untimed': ({ count }) =>
      count === 1
        ? 'One chapter without a time that can be read was left out.'
        : `${count} chapters without a time that can be read were left out.`,
    'chapters-cut': ({ maxChapters }) =>
      `The file holds more than ${maxChapters.toLocaleString('en')} chapters; the rest was left out.`,
    'chapter-fields-left-out': ({ fields }) =>
      `Chapters keep their time and title; ${fields.join(', ')} were left out.`,
    'kept-text': ({ text }) => text,
  },
  'zh-CN': {
    'nothing-found': (facts) => `没有找到字幕：${missing['zh-CN'][facts.missing]}。`,
    'times-repaired': (facts) =>
      `时间按 ${span(facts)} 读取：${facts.repairs.map((repair) => repairs['zh-CN'][repair]).join('，')}。`,
    'times-exchanged': () => '开始和结束已互换。',
    'times-unreadable': () => '时间无法读取；该字幕被略去。',
    'end-unreadable': (facts) => `结束时间无法读取；该字幕的时间设为 ${span(facts)}。`,
    'end-missing': (facts) => `该字幕没有结束时间；时间设为 ${span(facts)}。`,
    'ends-before-start': (facts) => `该字幕的结束早于开始；按 ${span(facts)} 读取。`,
    'untimed-left-out': (facts) => `“${facts.quote}”${lacks['zh-CN'][facts.lacks]}；已略去。`,
    'never-shown': ({ quote }) => `“${quote}”在其所在部分的时间之外，从不显示；已略去。`,
    'no-time': ({ quote }) => `“${quote}”不是时间；已略去。`,
    'before-first-cue': ({ quote }) => `第一条字幕之前的“${quote}”已略去。`,
    'no-cue': ({ quote }) => `“${quote}”不是字幕；已略去。`,
    'settings-left-out': ({ quote }) => `时间之后的“${quote}”不是设置；已略去。`,
    'tags-left-out': ({ quote, count }) => `已略去 ${count} 个标签，例如 ${quote}。`,
    'references-read': ({ count }) => `${count} 个类似 &amp; 的代码已按其代表的字符读取。`,
    'lone-number': ({ number }) => `编号 ${number} 单独出现，没有字幕；已略去。`,
    'text-after-times': ({ quote }) => `时间之后的“${quote}”被当作字幕文字。`,
    'no-text': () => '该字幕没有文字。',
    'blank-before-text': () => '文字之前的空行已略去。',
    'blank-inside-text': () => '字幕文字中的空行已保留。',
    'blank-lines-left-out': ({ count }) => `字幕文字中的 ${count} 个空行已略去。`,
    'no-blank-before-cue': () => '该字幕之前没有空行。',
    'no-number': () => '该字幕没有编号。',
    'wrong-number': ({ found, expected }) => `该字幕的编号是 ${found}，应为 ${expected}。`,
    'no-signature': () => '文件没有以 WEBVTT 开头；仍已读取。',
    'odd-signature': () => '第一行必须是大写的 WEBVTT，前面没有空格。',
    'late-block': ({ block }) => `${block} 位于第一条字幕之后，播放器会忽略它；已保留。`,
    'frame-rate-assumed': ({ framesPerSecond }) => `文件没有说明帧率；假定为每秒 ${framesPerSecond} 帧。`,
    'no-byte-order-mark': () => '文件没有字节顺序标记；根据其零字节按 UTF-16 读取。',
    'damaged-bytes': ({ count }) => `${count} 个损坏的 UTF-8 字节被替换为 \ufffd。`,
    'encoding-guessed': ({ encoding, by }) =>
      `文件不是 Unicode；${guessedBy['zh-CN'][by]}按 ${encoding} 读取。如果字母有误，请将文件另存为 UTF-8 后重新导入。`,
    'encoded-twice': ({ encoding, count }) =>
      `文件被两次转成 UTF-8（第一次的 UTF-8 被当作 ${encoding}）：已修复 ${count} 个字符。`,
    'put-in-order': ({ count }) => `${count} 条字幕排在更晚的字幕之后；已按时间顺序排列。`,
    'moved-to-zero': ({ byMs }) => `所有时间都在 0 之前：整个文件已移动 ${formatSrtTime(byMs)}，从 0 开始。`,
    'frames-in-times': ({ framesPerSecond }) =>
      framesPerSecond === null
        ? '冒号后的两位数字像是帧；视频没有帧率，因此按百分之一秒读取。'
        : `时间以帧结尾；已按视频的每秒 ${framesPerSecond} 帧读取。`,
    'rolling-collapsed': ({ count }) => `滚动字幕会重复各行；每行只保留一次，略去了 ${count} 处重复。`,
    'languages-as-tracks': ({ names }) => `文件包含多种语言，已各自导入为一条轨道：${names.join('、')}。`,
    'languages-left-out': ({ read, others }) => `文件包含多种语言；已读取${read}，略去${others.join('、')}。`,
    'channels-left-out': ({ read, others }) =>
      `文件包含多个字幕通道；已读取通道 ${read}，略去 ${others.join('、')}。`,
    'comments-left-out': ({ count }) => `${count} 条不显示的备注已略去。`,
    'codes-left-out': ({ count }) => `${count} 个无意义的代码已略去。`,
    'texts-cut': ({ count, maxCharacters }) =>
      `${count} 条字幕超过 ${maxCharacters.toLocaleString('en')} 个字符，已在该处截断。`,
    'chapters-untimed': ({ count }) => `${count} 个没有可读时间的章节已略去。`,
    'chapters-cut': ({ maxChapters }) =>
      `文件包含超过 ${maxChapters.toLocaleString('en')} 个章节；其余已略去。`,
    'chapter-fields-left-out': ({ fields }) =>
      `章节只保留时间和标题；${fields.map((field) => chapterFields[field]).join('、')}已略去。`,
    'kept-text': ({ text }) => text,
  },
};

/** A problem of a subtitle file in the page's language. */
export function formatProblemText(locale: Locale, { code, facts }: FormatProblem): string {
  return (texts[locale][code] as (facts: unknown) => string)(facts);
}

function span({ startMs, endMs }: { readonly startMs: number; readonly endMs: number }): string {
  return `${formatSrtTime(startMs)} --> ${formatSrtTime(endMs)}`;
}

const chapterFields: Readonly<
  Record<FormatProblemFacts['chapter-fields-left-out']['fields'][number], string>
> = {
  pictures: '图片',
  links: '链接',
  places: '地点',
};
