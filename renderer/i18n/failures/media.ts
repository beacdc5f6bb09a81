import type { MediaFailures, MediaPart, ProgramFault, RefusedProgram } from '../../../core/failures/media.ts';
import type { FailureTexts } from './failure-texts.ts';

export const mediaTexts: FailureTexts<MediaFailures> = {
  en: {
    'not-media': ({ reason, path }) => {
      switch (reason) {
        case 'special':
          return `"${path}" is a device or a pipe. Choose a video or sound file.`;
        case 'other-kind':
          return `"${path}" is a playlist, a picture or another kind of file.`;
        case 'unknown-kind':
          return `"${path}" holds something else, whatever its name says.`;
        case 'nothing-in-it':
          return `"${path}" holds neither sound nor moving pictures.`;
      }
    },
    'no-audio': ({ name }) => `"${name}" has no sound to listen to.`,
    'nothing-to-cut': () => 'None of these moments lies in its video: there is nothing to cut. Search again.',
    'no-video': ({ reason, name }) =>
      `"${name}" has no picture to ${reason === 'to-draw-into' ? 'draw captions into' : 'look at'}.`,
    'no-such-track': (facts) => {
      if (facts.reason === 'subtitles') {
        return `"${facts.name}" has no subtitles with the number ${facts.streamIndex}.`;
      }
      const { name, tracks } = facts;
      return `"${name}" has ${tracks} audio track${tracks === 1 ? '' : 's'}. Choose another one.`;
    },
    'media-damaged': (facts) => {
      switch (facts.reason) {
        case 'no-answer':
          return `"${facts.path}" could not be examined within a minute.`;
        case 'no-index':
          return (
            `The index (the moov box) of "${facts.path}" is missing, as when recording or copying was cut short. ` +
            'Copy or export it again.'
          );
        case 'unreadable':
          return `"${facts.path}" can't be read${facts.said === null ? '' : `: ${facts.said}`}. Copy or export it again.`;
        case 'nothing-in-it':
          return `"${facts.path}" holds no sound or pictures. Copy or export it again.`;
        case 'sound':
          return `No sound could be decoded from track ${facts.track} of "${facts.name}"${inBrackets(facts.said)}.`;
        case 'picture':
          return `No picture of "${facts.name}" could be decoded${inBrackets(facts.said)}.`;
      }
    },
    'media-protected': ({ part, name }) =>
      `The ${part} of "${name}" is protected against copying (DRM), so no other program can read it. ` +
      'Use a copy without protection.',
    'ffmpeg-missing': (facts) =>
      facts.reason === 'named'
        ? `${facts.variable} is "${facts.path}", but no ${facts.program} runs there (${faultText(facts.fault)}). ` +
          'Correct it or unset it, then start Sidecut again.'
        : `No usable ${facts.program}: ${facts.refused.map(refusalText).join(', ')}. Install ffmpeg 5 or later, ` +
          'or set FFMPEG_PATH to one, then start Sidecut again.',
    'ffmpeg-failed': (facts) => {
      switch (facts.reason) {
        case 'start':
          return `It could not be started: ${facts.said}.`;
        case 'capabilities':
          return `It does not tell what it can do: ${facts.said}.`;
        case 'decoder':
          return `This ffmpeg can't decode the ${facts.part ?? 'sound'} of "${facts.name}" (${facts.codec}). Install a newer one or convert the file.`;
        case 'file':
          return `"${facts.name}" was not made: ${facts.said}.`;
        case 'copy':
          return `No copy of "${facts.name}" to play could be made: ${facts.said}.`;
        case 'probe':
          return `"${facts.path}" could not be examined: ${facts.said}.`;
        case 'unknown-answer':
          return `It answered in an unknown way about "${facts.path}".`;
        case 'subtitles':
          return `The subtitles in "${facts.name}" could not be read (${facts.said ?? 'it took too long'}).`;
        case 'captions':
          return `It could not draw the captions (${facts.said ?? 'it took too long'}).`;
        case 'no-pictures':
          return `It wrote no picture of "${facts.name}". Nothing was kept; convert the video first.`;
        case 'no-high-range':
          return 'It can’t encode HDR video: it has neither zscale and tonemap nor libx265. Install a complete one, or set FFMPEG_PATH to it.';
        case 'no-h264':
          return 'It has no H.264 encoder (libx264). Install a complete one, or set FFMPEG_PATH to it.';
        case 'no-libass':
          return 'It was built without libass, which draws captions. Install a complete one, or set FFMPEG_PATH to it.';
      }
    },
    'folder-unknown': () => 'It was removed from the library meanwhile. Add it again.',
    'media-unknown': () => 'It was removed meanwhile. Add it again.',
    'media-missing': ({ reason, name }) => absenceTexts.en[reason](name),
  },
  'zh-CN': {
    'not-media': ({ reason, path }) => {
      switch (reason) {
        case 'special':
          return `“${path}”是设备或管道。请选择视频或音频文件。`;
        case 'other-kind':
          return `“${path}”是播放列表、图片或其他类型的文件。`;
        case 'unknown-kind':
          return `无论名称如何，“${path}”的内容是其他东西。`;
        case 'nothing-in-it':
          return `“${path}”既没有声音也没有动态画面。`;
      }
    },
    'no-audio': ({ name }) => `“${name}”没有可以聆听的声音。`,
    'nothing-to-cut': () => '这些时刻都不在其视频之内：没有可剪切的内容。请重新搜索。',
    'no-video': ({ reason, name }) =>
      reason === 'to-draw-into' ? `“${name}”没有可以绘制字幕的画面。` : `“${name}”没有可以查看的画面。`,
    'no-such-track': (facts) =>
      facts.reason === 'subtitles'
        ? `“${facts.name}”没有编号为 ${facts.streamIndex} 的字幕。`
        : `“${facts.name}”有 ${facts.tracks} 条音轨。请选择其他音轨。`,
    'media-damaged': (facts) => {
      switch (facts.reason) {
        case 'no-answer':
          return `未能在一分钟内检查“${facts.path}”。`;
        case 'no-index':
          return `“${facts.path}”缺少索引（moov），可能是录制或复制中断。请重新复制或导出。`;
        case 'unreadable':
          return `无法读取“${facts.path}”${facts.said === null ? '' : `：${facts.said}`}。请重新复制或导出。`;
        case 'nothing-in-it':
          return `“${facts.path}”没有声音或画面。请重新复制或导出。`;
        case 'sound':
          return `无法解码“${facts.name}”第 ${facts.track} 条音轨的声音${inChineseBrackets(facts.said)}。`;
        case 'picture':
          return `无法解码“${facts.name}”的画面${inChineseBrackets(facts.said)}。`;
      }
    },
    'media-protected': ({ part, name }) =>
      `“${name}”的${partChinese(part)}受版权保护（DRM），其他程序无法读取。请使用未受保护的副本。`,
    'ffmpeg-missing': (facts) =>
      facts.reason === 'named'
        ? `${facts.variable} 为“${facts.path}”，但那里无法运行 ${facts.program}（${faultTextChinese(facts.fault)}）。` +
          '请更正或取消设置，然后重新启动 Sidecut。'
        : `没有可用的 ${facts.program}：${facts.refused.map(refusalTextChinese).join('，')}。` +
          '请安装 ffmpeg 5 或更高版本，或将 FFMPEG_PATH 设为其路径，然后重新启动 Sidecut。',
    'ffmpeg-failed': (facts) => {
      switch (facts.reason) {
        case 'start':
          return `无法启动：${facts.said}。`;
        case 'capabilities':
          return `未能得知其功能：${facts.said}。`;
        case 'decoder':
          return `无法解码“${facts.name}”的${partChinese(facts.part)}（${facts.codec}）。请安装更新的版本或转换文件。`;
        case 'file':
          return `未能生成“${facts.name}”：${facts.said}。`;
        case 'copy':
          return `无法生成“${facts.name}”的播放副本：${facts.said}。`;
        case 'probe':
          return `无法检查“${facts.path}”：${facts.said}。`;
        case 'unknown-answer':
          return `对“${facts.path}”的回答无法识别。`;
        case 'subtitles':
          return `无法读取“${facts.name}”中的字幕（${facts.said ?? '耗时过长'}）。`;
        case 'captions':
          return `无法绘制字幕（${facts.said ?? '耗时过长'}）。`;
        case 'no-pictures':
          return `它未写出“${facts.name}”的任何画面。没有保留文件；请先转换该视频。`;
        case 'no-high-range':
          return '它无法编码 HDR 视频：既没有 zscale 和 tonemap，也没有 libx265。请安装完整版本，或将 FFMPEG_PATH 设为其路径。';
        case 'no-h264':
          return '它没有 H.264 编码器（libx264）。请安装完整版本，或将 FFMPEG_PATH 设为其路径。';
        case 'no-libass':
          return '它未包含绘制字幕所需的 libass。请安装完整版本，或将 FFMPEG_PATH 设为其路径。';
      }
    },
    'folder-unknown': () => '它已从媒体库中移除。请重新添加。',
    'media-unknown': () => '它已被移除。请重新添加。',
    'media-missing': ({ reason, name }) => absenceTexts['zh-CN'][reason](name),
  },
};

export const absenceTexts = {
  en: {
    missing: (name: string) =>
      `"${name}" is not where it was. Show where it is now, or connect its drive; captions and edits are kept.`,
    changed: (name: string) =>
      `"${name}" has changed since it was added. Use the changed file; captions and edits are kept.`,
  },
  'zh-CN': {
    missing: (name: string) =>
      `“${name}”已不在原处。请指出它现在的位置，或连接其所在的驱动器；字幕和编辑会保留。`,
    changed: (name: string) => `“${name}”在添加后已更改。可以改用更改后的文件；字幕和编辑会保留。`,
  },
} as const;

export function inBrackets(text: string | null): string {
  return text === null ? '' : ` (${text})`;
}

export function inChineseBrackets(text: string | null): string {
  return text === null ? '' : `（${text}）`;
}

export function partChinese(part: MediaPart = 'sound'): string {
  return part === 'sound' ? '声音' : '画面';
}

function refusalText({ path, fault }: RefusedProgram): string {
  const name = path ?? 'the one of the npm package';
  if (fault.kind === 'too-old') return `${name} is version ${fault.version}`;
  if (fault.kind === 'not-for-this-platform') return 'the npm package has none for this platform';
  return `${name} does not run (${faultText(fault)})`;
}

function faultText(fault: ProgramFault): string {
  if (fault.kind === 'failed') return fault.said;
  return fault.kind === 'no-version' ? 'it tells no version' : `no answer in ${fault.seconds} seconds`;
}

function refusalTextChinese({ path, fault }: RefusedProgram): string {
  const name = path ?? 'npm 软件包中的程序';
  if (fault.kind === 'too-old') return `${name} 的版本是 ${fault.version}`;
  if (fault.kind === 'not-for-this-platform') return 'npm 软件包没有适用于此平台的程序';
  return `${name} 无法运行（${faultTextChinese(fault)}）`;
}

function faultTextChinese(fault: ProgramFault): string {
  if (fault.kind === 'failed') return fault.said;
  return fault.kind === 'no-version' ? '未显示版本' : `${fault.seconds} 秒内没有响应`;
}
