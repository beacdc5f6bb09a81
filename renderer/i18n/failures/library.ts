import type { LibraryFailures } from '../../../core/failures/library.ts';
import type { FailureTexts } from './failure-texts.ts';

export const libraryTexts: FailureTexts<LibraryFailures> = {
  en: {
    'job-locked': ({ folder }) =>
      `Sidecut is open already with the data folder ${folder}. Use that one, or start this one with another folder (SIDECUT_HOME).`,
    'job-unreadable': () => 'What it was to do can’t be read any more. Start it again from its video.',
    'job-unknown': () => 'It was removed from the list meanwhile.',
    'kind-unknown': ({ kind }) => `There is no work of the kind “${kind}” in this version.`,
    'track-growing': ({ name }) => `“${name}” can be changed when its job has ended.`,
    'track-unknown': ({ reason }) => trackUnknownEn[reason],
    'edit-conflict': () => 'This edit was not made. Look at what is there now and repeat it.',
    'library-damaged': (facts) => {
      if (facts.reason === 'in-use') {
        return `${facts.file}: start Sidecut again; it checks the library and says what can be done.`;
      }
      const { file, kept, backup } = facts;
      return backup === null
        ? `It is kept as ${kept}. There is no backup yet: start Sidecut again to begin with an empty library; your videos and exported files are untouched.`
        : `It is kept as ${kept}. Copy the backup ${backup} to ${file} and start Sidecut again, or start it without to begin with an empty library.`;
    },
    'library-newer': ({ file }) =>
      `${file}: update Sidecut, or start it with another data folder (SIDECUT_HOME).`,
    'library-busy': () => 'Close the other program, or wait a moment, and try again.',
    'library-closed': () => 'Start Sidecut again; every edit up to now is stored.',
  },
  'zh-CN': {
    'job-locked': ({ folder }) =>
      `Sidecut 已在使用数据文件夹 ${folder}。请使用已打开的窗口，或用 SIDECUT_HOME 指定另一个文件夹再启动。`,
    'job-unreadable': () => '它的任务内容已无法读取。请从视频中重新开始。',
    'job-unknown': () => '它已从列表中移除。',
    'kind-unknown': ({ kind }) => `此版本没有“${kind}”这类任务。`,
    'track-growing': ({ name }) => `任务结束后才能更改“${name}”。`,
    'track-unknown': ({ reason }) => trackUnknownZh[reason],
    'edit-conflict': () => '此次编辑未生效。请查看当前内容后重新编辑。',
    'library-damaged': (facts) => {
      if (facts.reason === 'in-use') {
        return `${facts.file}：请重新启动 Sidecut，它会检查媒体库并说明如何处理。`;
      }
      const { file, kept, backup } = facts;
      return backup === null
        ? `已另存为 ${kept}。目前没有备份：重新启动 Sidecut 将从空的媒体库开始；您的视频和已导出的文件不受影响。`
        : `已另存为 ${kept}。请将备份 ${backup} 复制到 ${file} 后重新启动 Sidecut，或直接启动以从空的媒体库开始。`;
    },
    'library-newer': ({ file }) => `${file}：请更新 Sidecut，或用 SIDECUT_HOME 指定另一个数据文件夹再启动。`,
    'library-busy': () => '请关闭另一个程序，或稍等片刻后重试。',
    'library-closed': () => '请重新启动 Sidecut；此前的编辑均已保存。',
  },
};

type TrackUnknown = Readonly<Record<LibraryFailures['track-unknown']['reason'], string>>;

const trackUnknownEn: TrackUnknown = {
  gone: 'Choose another one.',
  'of-another-video': 'This track belongs to another video.',
  deleted:
    'The track of this transcription was deleted, so it was stopped. Undo the deletion and retry to go on.',
};

const trackUnknownZh: TrackUnknown = {
  gone: '请选择另一条轨道。',
  'of-another-video': '该轨道属于另一个视频。',
  deleted: '此转写任务的轨道已被删除，任务因此停止。撤销删除并重试即可继续。',
};
