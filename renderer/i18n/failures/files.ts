import type { FileNameFault, FilesFailures } from '../../../core/failures/files.ts';
import { nameOfPath } from './name-of-path.ts';
import {
  modelDiskFull,
  modelFileUnreadable,
  modelFolderNotFound,
  modelNameTaken,
  modelsFolderUnwritable,
} from './models.ts';
import type { FailureTexts } from './failure-texts.ts';

const nameFaults: Readonly<Record<'en' | 'zh-CN', Readonly<Record<FileNameFault, string>>>> = {
  en: {
    empty: 'A file needs a name.',
    slash: 'A file name has no slashes.',
    'control-character': 'A file name has no control characters.',
    device: 'This is the name of a device on Windows.',
    ending: 'A file name does not end with a point or a space.',
    'too-long': 'The name is too long (at most 255 bytes).',
    'forbidden-on-windows': 'Windows allows none of < > : " | ? * in a file name.',
  },
  'zh-CN': {
    empty: '文件需要一个名称。',
    slash: '文件名不能包含斜杠。',
    'control-character': '文件名不能包含控制字符。',
    device: '这是 Windows 的设备名称。',
    ending: '文件名不能以句点或空格结尾。',
    'too-long': '名称过长（最多 255 字节）。',
    'forbidden-on-windows': 'Windows 的文件名不能包含 < > : " | ? *。',
  },
};

export const filesTexts: FailureTexts<FilesFailures> = {
  en: {
    'file-not-found': (facts) => {
      switch (facts.reason) {
        case 'file':
          return `There is no file "${facts.path}" any more. Check the name and the folder.`;
        case 'folder':
          return `The folder ${facts.path} is no longer there. Go back.`;
        case 'output':
          return 'This job has written no file.';
        case 'page':
          return 'The page of Sidecut is not built yet.';
        default:
          return modelFolderNotFound(facts, 'en');
      }
    },
    'file-unreadable': (facts) => {
      switch (facts.reason) {
        case 'permission':
          return `You may not read "${facts.path}". Change its permissions or copy it elsewhere.`;
        case 'no-answer':
          return `The drive of "${nameOfPath(facts.path)}" does not answer. Check that it is connected, then try again.`;
        case 'special':
          return `"${nameOfPath(facts.path)}" is no ordinary file.`;
        case 'folder-permission':
          return `You may not read the folder ${facts.path}. Choose another one, or change its permissions.`;
        case 'file':
          return `Reading "${facts.path}" failed (${facts.said}).`;
        case 'folder':
          return `Reading the folder ${facts.path} failed (${facts.said}).`;
        case 'waveform':
          return 'The stored waveform is damaged or of another version. Add the video again to compute it anew.';
        default:
          return modelFileUnreadable(facts, 'en');
      }
    },
    'file-is-directory': ({ wanted, path }) =>
      `Choose a ${wanted === 'media' ? 'video or sound' : 'subtitle'} file in ${path}.`,
    'file-empty': ({ path }) => `"${path}" has 0 bytes. Copy or export it again.`,
    'file-exists': (facts) => {
      switch (facts.reason) {
        case 'wanted-twice':
          return `${facts.inputs.join(', ')}: these would all write "${nameOfPath(facts.path)}". Choose another name for one.`;
        case 'taken':
        case 'is-input':
          return `"${nameOfPath(facts.path)}" is there already. Replace it, or choose another name.`;
        default:
          return modelNameTaken(facts, 'en');
      }
    },
    'output-unwritable': (facts) => {
      switch (facts.reason) {
        case 'permission':
          return `The folder ${facts.folder} does not allow writing. Choose another one.`;
        case 'no-folder':
          return `The folder ${facts.folder} is not there. Choose another one.`;
        case 'folder-is-file':
          return `${facts.folder} is a file, not a folder. Choose a folder.`;
        case 'is-source':
          return `"${nameOfPath(facts.path)}" is the video itself, which is never replaced. Choose another name.`;
        case 'is-library-video':
          return `"${nameOfPath(facts.path)}" is a video of your library, which is never replaced. Choose another name.`;
        case 'is-folder':
          return `"${nameOfPath(facts.path)}" is a folder. Choose another name.`;
        case 'in-data-folder':
          return 'Sidecut keeps its own files in this folder. Choose another one.';
        case 'extension':
          return `A file of this kind ends in .${facts.extensions[0] ?? ''}. Call it "${facts.name}.${facts.extensions[0] ?? ''}".`;
        case 'name':
          return `"${facts.name}": ${nameFaults.en[facts.fault]} Choose another name.`;
        case 'library-disk':
          return `The disk failed while the library ${facts.file} was read or written. Check the disk and start Sidecut again.`;
        case 'library':
          return `The library ${facts.file} can’t be opened for writing. Allow writing to its folder, or start Sidecut with another data folder (SIDECUT_HOME).`;
        case 'data-folder':
          return `The data folder ${facts.folder} can’t be written to (${facts.problem}). Start Sidecut with another one (SIDECUT_HOME).`;
        default:
          return modelsFolderUnwritable(facts, 'en');
      }
    },
    'disk-full': (facts) => {
      switch (facts.reason) {
        case 'library':
          return 'The change was not stored. Free some space and try again.';
        case 'file':
          return `"${nameOfPath(facts.path)}" was not written. Free some space and try again.`;
        default:
          return modelDiskFull(facts, 'en');
      }
    },
    'source-unknown': () => 'This file is no longer known here. Choose it again.',
  },
  'zh-CN': {
    'file-not-found': (facts) => {
      switch (facts.reason) {
        case 'file':
          return `文件“${facts.path}”已不存在。请检查名称和文件夹。`;
        case 'folder':
          return `文件夹 ${facts.path} 已不存在。请返回。`;
        case 'output':
          return '该任务没有写入文件。';
        case 'page':
          return 'Sidecut 的页面尚未构建。';
        default:
          return modelFolderNotFound(facts, 'zh-CN');
      }
    },
    'file-unreadable': (facts) => {
      switch (facts.reason) {
        case 'permission':
          return `您无权读取“${facts.path}”。请更改其权限或将其复制到别处。`;
        case 'no-answer':
          return `“${nameOfPath(facts.path)}”所在的驱动器没有响应。请检查其连接后重试。`;
        case 'special':
          return `“${nameOfPath(facts.path)}”不是普通文件。`;
        case 'folder-permission':
          return `您无权读取文件夹 ${facts.path}。请选择其他文件夹，或更改其权限。`;
        case 'file':
          return `读取“${facts.path}”失败（${facts.said}）。`;
        case 'folder':
          return `读取文件夹 ${facts.path} 失败（${facts.said}）。`;
        case 'waveform':
          return '已存储的波形已损坏或版本不同。请重新添加视频以重新计算。';
        default:
          return modelFileUnreadable(facts, 'zh-CN');
      }
    },
    'file-is-directory': ({ wanted, path }) =>
      `请选择 ${path} 中的${wanted === 'media' ? '视频或音频' : '字幕'}文件。`,
    'file-empty': ({ path }) => `“${path}”为 0 字节。请重新复制或导出。`,
    'file-exists': (facts) => {
      switch (facts.reason) {
        case 'wanted-twice':
          return `${facts.inputs.join('、')} 都会写入“${nameOfPath(facts.path)}”。请为其中一个选择其他名称。`;
        case 'taken':
        case 'is-input':
          return `“${nameOfPath(facts.path)}”已存在。请替换它，或选择其他名称。`;
        default:
          return modelNameTaken(facts, 'zh-CN');
      }
    },
    'output-unwritable': (facts) => {
      switch (facts.reason) {
        case 'permission':
          return `文件夹 ${facts.folder} 不允许写入。请选择其他文件夹。`;
        case 'no-folder':
          return `文件夹 ${facts.folder} 不存在。请选择其他文件夹。`;
        case 'folder-is-file':
          return `${facts.folder} 是文件，不是文件夹。请选择文件夹。`;
        case 'is-source':
          return `“${nameOfPath(facts.path)}”就是视频本身，绝不会被替换。请选择其他名称。`;
        case 'is-library-video':
          return `“${nameOfPath(facts.path)}”是媒体库中的视频，绝不会被替换。请选择其他名称。`;
        case 'is-folder':
          return `“${nameOfPath(facts.path)}”是文件夹。请选择其他名称。`;
        case 'in-data-folder':
          return '此文件夹存放 Sidecut 自己的文件。请选择其他文件夹。';
        case 'extension':
          return `此类文件以 .${facts.extensions[0] ?? ''} 结尾。请命名为“${facts.name}.${facts.extensions[0] ?? ''}”。`;
        case 'name':
          return `“${facts.name}”：${nameFaults['zh-CN'][facts.fault]}请选择其他名称。`;
        case 'library-disk':
          return `读写媒体库 ${facts.file} 时磁盘出错。请检查磁盘并重新启动 Sidecut。`;
        case 'library':
          return `无法以写入方式打开媒体库 ${facts.file}。请允许写入其所在文件夹，或用 SIDECUT_HOME 指定另一个数据文件夹再启动。`;
        case 'data-folder':
          return `无法写入数据文件夹 ${facts.folder}（${facts.problem}）。请用 SIDECUT_HOME 指定另一个文件夹再启动。`;
        default:
          return modelsFolderUnwritable(facts, 'zh-CN');
      }
    },
    'disk-full': (facts) => {
      switch (facts.reason) {
        case 'library':
          return '更改未能保存。请腾出一些空间后重试。';
        case 'file':
          return `“${nameOfPath(facts.path)}”未能写入。请腾出一些空间后重试。`;
        default:
          return modelDiskFull(facts, 'zh-CN');
      }
    },
    'source-unknown': () => '此处已不再识别该文件。请重新选择。',
  },
};
