import type { SubtitlesFailures } from '../../../core/failures/subtitles.ts';
import { nameOfPath } from './name-of-path.ts';
import type { FailureTexts } from './failure-texts.ts';
import { modelLanguageTexts } from './model-language.ts';

const extensions = (known: readonly string[], comma: string): string =>
  known.map((extension) => `.${extension}`).join(comma);

export const subtitlesTexts: FailureTexts<SubtitlesFailures> = {
  en: {
    'unknown-language': modelLanguageTexts.en,
    'unknown-format': (facts) => {
      switch (facts.reason) {
        case 'to-read':
          return `"${nameOfPath(facts.path)}" is no subtitle file that Sidecut can read: use one of ${extensions(facts.known, ', ')}.`;
        case 'to-write':
          return `"${nameOfPath(facts.path)}" has no extension that Sidecut can write: use one of ${extensions(facts.known, ', ')}.`;
        case 'container':
          return 'Give the file a name that ends in .mp4, .mov or .mkv.';
        case 'does-not-fit':
          return `${facts.container} can't hold the ${facts.part} (${facts.codec}) of "${facts.name}" as it is. Choose MKV.`;
      }
    },
    'bad-subtitle': (facts) => {
      switch (facts.reason) {
        case 'picture-stream':
          return (
            `These subtitles of "${facts.name}" are pictures of text (${facts.codec}), not text. ` +
            'Transcribe the video instead, or look for the subtitles as a text file.'
          );
        case 'picture-file':
          return (
            `"${nameOfPath(facts.path)}" holds pictures of text, not text. ` +
            'Transcribe the video, or look for the subtitles as SRT.'
          );
        case 'too-large':
          return `"${nameOfPath(facts.path)}" is too large to be a subtitle file.`;
        case 'nothing-timed':
          return `No subtitle was found in "${facts.name}": nothing in it has times.`;
        case 'too-many-cues':
          return (
            `"${facts.name}" holds ${facts.count.toLocaleString('en')} subtitles, and a track takes at most ` +
            `${facts.maxCues.toLocaleString('en')}. Split the file, or look for a sound one.`
          );
        case 'takes-too-long':
          return (
            `The subtitles of "${facts.name}" were not read within ${facts.afterMs / 1000} seconds, so Sidecut gave up. ` +
            'Split the file, or look for a sound one.'
          );
        case 'takes-too-much-memory':
          return `Reading the subtitles of "${facts.name}" takes too much memory. Split the file, or look for a sound one.`;
        case 'not-json':
          return 'The file is not valid JSON: it may be cut off. Write it anew with the program that made it.';
        case 'no-chapters':
          return 'The file holds no chapters that Sidecut can read: lines such as “0:00 Title”, or a file of FFmpeg, WebVTT, OGM, a podcast or a table.';
        case 'too-complex':
          return 'The JSON holds more, or more deeply nested, than any transcript: it is no subtitle file.';
        case 'other-json':
          return (
            `The JSON does not describe subtitles: ${facts.where ?? 'the file'}: ${facts.said || 'not readable'}. ` +
            'Sidecut reads its own JSON and that of Whisper, WhisperX, faster-whisper, whisper.cpp, Deepgram, AssemblyAI and YouTube.'
          );
      }
    },
  },
  'zh-CN': {
    'unknown-language': modelLanguageTexts['zh-CN'],
    'unknown-format': (facts) => {
      switch (facts.reason) {
        case 'to-read':
          return `“${nameOfPath(facts.path)}”不是 Sidecut 能读取的字幕文件：请使用 ${extensions(facts.known, '、')} 之一。`;
        case 'to-write':
          return `“${nameOfPath(facts.path)}”的扩展名不是 Sidecut 能写入的：请使用 ${extensions(facts.known, '、')} 之一。`;
        case 'container':
          return '文件名必须以 .mp4、.mov 或 .mkv 结尾。';
        case 'does-not-fit':
          return `${facts.container} 无法原样容纳“${facts.name}”的${facts.part === 'picture' ? '画面' : '声音'}（${facts.codec}）。请选择 MKV。`;
      }
    },
    'bad-subtitle': (facts) => {
      switch (facts.reason) {
        case 'picture-stream':
          return `“${facts.name}”的这些字幕是文字图片（${facts.codec}），不是文字。请改为转写视频，或寻找文本格式的字幕文件。`;
        case 'picture-file':
          return `“${nameOfPath(facts.path)}”包含的是文字图片，不是文字。请转写视频，或寻找 SRT 格式的字幕。`;
        case 'too-large':
          return `“${nameOfPath(facts.path)}”太大，不可能是字幕文件。`;
        case 'nothing-timed':
          return `在“${facts.name}”中没有找到字幕：其中没有任何时间。`;
        case 'too-many-cues':
          return `“${facts.name}”含有 ${facts.count.toLocaleString('en')} 条字幕，而一条轨道最多容纳 ${facts.maxCues.toLocaleString('en')} 条。请拆分该文件，或寻找完好的文件。`;
        case 'takes-too-long':
          return `未能在 ${facts.afterMs / 1000} 秒内读完“${facts.name}”的字幕，Sidecut 已放弃。请拆分该文件，或寻找完好的文件。`;
        case 'takes-too-much-memory':
          return `读取“${facts.name}”的字幕占用内存过多。请拆分该文件，或寻找完好的文件。`;
        case 'not-json':
          return '该文件不是有效的 JSON：可能不完整。请用生成它的程序重新写出。';
        case 'no-chapters':
          return '该文件中没有 Sidecut 能读取的章节：需要“0:00 标题”这样的行，或 FFmpeg、WebVTT、OGM、播客、表格的章节文件。';
        case 'too-complex':
          return '该 JSON 的内容或嵌套层次超过任何转写稿：它不是字幕文件。';
        case 'other-json':
          return (
            `该 JSON 没有描述字幕：${facts.where ?? '整个文件'}：${facts.said || '无法读取'}。` +
            'Sidecut 可读取自己的 JSON，以及 Whisper、WhisperX、faster-whisper、whisper.cpp、Deepgram、AssemblyAI 和 YouTube 的 JSON。'
          );
      }
    },
  },
};
