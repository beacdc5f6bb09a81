import type { FilesFailures } from '../../../core/failures/files.ts';
import type { FailureTexts } from './failure-texts.ts';

type OwnFailures = Partial<FilesFailures>;

export const filesTexts: FailureTexts<OwnFailures> = {
  en: {
    'file-not-found': ({ reason }) =>
      reason === 'page' ? 'The page of Sidecut is not built yet.' : 'This job has written no file.',
    'output-unwritable': (facts) => {
      switch (facts.reason) {
        case 'library-disk':
          return `The disk failed while the library ${facts.file} was read or written. Check the disk and start Sidecut again.`;
        case 'library':
          return `The library ${facts.file} can’t be opened for writing. Allow writing to its folder, or start Sidecut with another data folder (SIDECUT_HOME).`;
        default: {
          const { folder, problem } = facts as { readonly folder: string; readonly problem: string };
          return `The data folder ${folder} can’t be written to (${problem}). Start Sidecut with another one (SIDECUT_HOME).`;
        }
      }
    },
    'disk-full': () => 'The change was not stored. Free some space and try again.',
  },
  'zh-CN': {
    'file-not-found': ({ reason }) =>
      reason === 'page' ? 'Sidecut 的页面尚未构建。' : '此任务没有写出文件。',
    'output-unwritable': (facts) => {
      switch (facts.reason) {
        case 'library-disk':
          return `读写媒体库 ${facts.file} 时磁盘出错。请检查磁盘并重新启动 Sidecut。`;
        case 'library':
          return `无法以写入方式打开媒体库 ${facts.file}。请允许写入其所在文件夹，或用 SIDECUT_HOME 指定另一个数据文件夹再启动。`;
        default: {
          const { folder, problem } = facts as { readonly folder: string; readonly problem: string };
          return `无法写入数据文件夹 ${folder}（${problem}）。请用 SIDECUT_HOME 指定另一个文件夹再启动。`;
        }
      }
    },
    'disk-full': () => '更改未能保存。请腾出一些空间后重试。',
  },
};
