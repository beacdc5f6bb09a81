import type { FileNameFault, FilesFailures } from '../../../../../core/failures/files.ts';
import type { FailureWords } from './failure-words.ts';
import {
  modelDiskFull,
  modelFileUnreadable,
  modelFolderNotFound,
  modelNameTaken,
  modelsFolderUnwritable,
} from './models.ts';

const maxNameBytes = 255;

export const filesWords: FailureWords<FilesFailures> = {
  'file-not-found': (facts) => {
    switch (facts.reason) {
      case 'file':
        return `There is no file "${facts.path}". Check the name and the folder.`;
      case 'folder':
        return `There is no folder ${facts.path}. Check the path.`;
      case 'output':
        return 'This job has written no file.';
      case 'page':
        return 'The page is not built yet. Run `npm run build`.';
      default:
        return modelFolderNotFound(facts);
    }
  },
  'file-unreadable': (facts) => {
    switch (facts.reason) {
      case 'permission':
        return `"${facts.path}" may not be read by this user. Change its permissions or copy it elsewhere.`;
      case 'no-answer':
        return `The drive of "${facts.path}" does not answer. Check that it is connected, then try again.`;
      case 'special':
        return `"${facts.path}" is no ordinary file.`;
      case 'folder-permission':
        return `You may not read the folder ${facts.path}. Choose another one, or change its permissions.`;
      case 'file':
        return `"${facts.path}" could not be read (${facts.said}).`;
      case 'folder':
        return `The folder ${facts.path} can't be read (${facts.said}).`;
      case 'waveform':
        return 'The stored waveform is damaged or of another version; compute it again.';
      default:
        return modelFileUnreadable(facts);
    }
  },
  'file-is-directory': ({ wanted, path }) =>
    wanted === 'media'
      ? `"${path}" is a folder. Name a video or sound file in it.`
      : `${path} is a folder; name a subtitle file in it.`,
  'file-empty': ({ path }) => `"${path}" is empty (0 bytes). Copy or export it again.`,
  'file-exists': (facts) => {
    switch (facts.reason) {
      case 'taken':
        return `${facts.path} is there already. Use --overwrite to replace it.`;
      case 'is-input':
        return `${facts.path} would replace itself. Choose another name, or use --overwrite.`;
      case 'wanted-twice':
        return (
          `${facts.inputs.join(' and ')} would both write ${facts.path}. ` +
          'Caption them one by one with different --out folders.'
        );
      default:
        return modelNameTaken(facts);
    }
  },
  'output-unwritable': (facts) => {
    switch (facts.reason) {
      case 'permission':
        return `The folder ${facts.folder} does not allow writing. Choose another one with --out.`;
      case 'no-folder':
        return `There is no folder ${facts.folder} to write into.`;
      case 'folder-is-file':
        return `${facts.folder} is a file, not a folder. Choose another --out.`;
      case 'is-source':
        return `"${facts.path}" is the input itself, which is never replaced. Choose another name.`;
      case 'is-library-video':
        return `"${facts.path}" is a video of the library, which is never replaced. Choose another name.`;
      case 'is-folder':
        return `"${facts.path}" is a folder. Choose another name.`;
      case 'in-data-folder':
        return `${facts.folder} is Sidecut's own data folder. Write to another folder.`;
      case 'extension':
        return `"${facts.name}" would not end as such a file does. Call it "${facts.name}.${facts.extensions[0] ?? ''}".`;
      case 'name':
        return `${nameSentence(facts.fault, facts.name)} Choose another name.`;
      case 'library-disk':
        return `The disk failed while the library ${facts.file} was read or written. Check the disk and start Sidecut again.`;
      case 'library':
        return `The library ${facts.file} can't be opened for writing. Allow writing to its folder, or choose another with SIDECUT_HOME.`;
      case 'data-folder':
        return `Sidecut can't write to its data folder ${facts.folder} (${facts.problem}). Choose another one with SIDECUT_HOME.`;
      default:
        return modelsFolderUnwritable(facts);
    }
  },
  'disk-full': (facts) => {
    switch (facts.reason) {
      case 'library':
        return 'The disk is full: the change was not stored. Free some space and try again.';
      case 'file':
        return `The disk is full: ${facts.path} was not written. Free some space and run the same command again.`;
      default:
        return modelDiskFull(facts);
    }
  },
  'source-unknown': () => 'This file is no longer known here. Choose it again.',
};

function nameSentence(fault: FileNameFault, name: string): string {
  const sentences: Readonly<Record<FileNameFault, string>> = {
    empty: 'A file needs a name.',
    slash: 'A file name has no slashes.',
    'control-character': 'A file name has no control characters.',
    device: `"${name}" is the name of a device on Windows.`,
    ending: 'A file name does not end with a point or a space.',
    'too-long': `The name is too long (at most ${maxNameBytes} bytes).`,
    'forbidden-on-windows': 'Windows allows none of < > : " | ? * in a file name.',
  };
  return sentences[fault];
}
