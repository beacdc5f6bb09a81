import type { MediaNotes, PlaybackObstacle } from '../../../core/notes/media.ts';
import type { FailureTexts } from '../failures/failure-texts.ts';
import { absenceTexts, inBrackets, inChineseBrackets, partChinese } from '../failures/media.ts';
import { textOfFailure } from './text-of-failure.ts';

export const mediaNoteTexts: FailureTexts<MediaNotes> = {
  en: {
    'media-breaks-off': ({ part = 'sound', name, atMs, promisedMs }) =>
      `"${name}" is incomplete: its ${part} breaks off at ${seconds(atMs)} s of ${seconds(promisedMs)} s.`,
    'media-has-gaps': ({ part, name }) =>
      part === 'sound'
        ? `The sound of "${name}" has gaps. They count as silence; some programs play other parts of it there.`
        : `The picture of "${name}" has gaps. They may show other parts of it, in exports too.`,
    'media-times-jump': ({ name }) =>
      `"${name}" has timestamps that jump; times after the jump may be wrong.`,
    'media-partly-damaged': ({ name, said }) =>
      `Parts of the sound of "${name}" are damaged${inBrackets(said)}.`,
    'media-absent': ({ reason, name }) => absenceTexts.en[reason](name),
    'plays-copy': (obstacle) =>
      `${obstacleText(obstacle)} can’t be played here, so Sidecut plays a copy that it makes; the file itself stays as it is.`,
    'copy-asked-for': () => 'You asked for it.',
    'copy-cancelled': () => 'The copy to play was cancelled. Retry it among the jobs.',
    'copy-failed': ({ failure }) => textOfFailure('en', failure),
  },
  'zh-CN': {
    'media-breaks-off': ({ part, name, atMs, promisedMs }) =>
      `“${name}”不完整：${partChinese(part)}在第 ${seconds(atMs)} 秒中断，全长应为 ${seconds(promisedMs)} 秒。`,
    'media-has-gaps': ({ part, name }) =>
      part === 'sound'
        ? `“${name}”的声音中有空缺，按静音处理；某些程序会在此处播放其他部分。`
        : `“${name}”的画面中有空缺；此处（包括导出的视频中）可能显示其他部分。`,
    'media-times-jump': ({ name }) => `“${name}”的时间戳有跳跃；跳跃之后的时间可能有误。`,
    'media-partly-damaged': ({ name, said }) => `“${name}”的部分声音已损坏${inChineseBrackets(said)}。`,
    'media-absent': ({ reason, name }) => absenceTexts['zh-CN'][reason](name),
    'plays-copy': (obstacle) =>
      `此处无法播放${obstacleTextChinese(obstacle)}，因此 Sidecut 播放它生成的副本；文件本身保持不变。`,
    'copy-asked-for': () => '这是您要求的。',
    'copy-cancelled': () => '播放副本的制作已取消。可在任务中重试。',
    'copy-failed': ({ failure }) => textOfFailure('zh-CN', failure),
  },
};

function obstacleText(facts: PlaybackObstacle): string {
  switch (facts.obstacle) {
    case 'container':
      return `${facts.container} files`;
    case 'picture-in-container':
      return `Pictures in ${facts.container} files`;
    case 'video':
      return `${facts.codec} video`;
    case 'pixels':
      return `${facts.codec} video with ${pixelText(facts, '-bit')} pixels`;
    case 'sound':
      return `${facts.codec} sound in ${facts.container} files`;
    case 'late-start':
      return 'An MP4 file whose clock starts late';
    case 'not-first':
      return facts.part === 'picture'
        ? 'A file whose main picture isn’t its first'
        : 'A file whose first sound can’t be decoded';
  }
}

function obstacleTextChinese(facts: PlaybackObstacle): string {
  switch (facts.obstacle) {
    case 'container':
      return ` ${facts.container} 文件`;
    case 'picture-in-container':
      return ` ${facts.container} 文件中的画面`;
    case 'video':
      return ` ${facts.codec} 视频`;
    case 'pixels':
      return `像素为 ${pixelText(facts, ' 位')} 的 ${facts.codec} 视频`;
    case 'sound':
      return ` ${facts.container} 文件中的 ${facts.codec} 声音`;
    case 'late-start':
      return '时钟起点较晚的 MP4 文件';
    case 'not-first':
      return facts.part === 'picture' ? '主画面不是第一条的文件' : '第一条音轨无法解码的文件';
  }
}

function pixelText(
  { bits, chroma, pixelFormat }: Extract<PlaybackObstacle, { obstacle: 'pixels' }>,
  unit: string,
): string {
  const parts = [...(bits === null ? [] : [`${bits}${unit}`]), ...(chroma === null ? [] : [chroma])];
  return parts.length === 0 ? pixelFormat : parts.join(' ');
}

function seconds(ms: number): string {
  return (ms / 1000).toFixed(1);
}
