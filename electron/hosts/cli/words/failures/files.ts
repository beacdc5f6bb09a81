import type {
  DataFolderUnwritable,
  FilesFailures,
  OutputIsInput,
} from '../../../../../core/failures/files.ts';
import type {
  ModelDiskFull,
  ModelFileUnreadable,
  ModelFolderNotFound,
  ModelNameTaken,
  ModelsFolderUnwritable,
} from '../../../../../core/failures/models.ts';
import type { FailureWords } from './failure-words.ts';
import {
  modelDiskFull,
  modelFileUnreadable,
  modelFolderNotFound,
  modelNameTaken,
  modelsFolderUnwritable,
} from './models.ts';

export const filesWords: Partial<FailureWords<FilesFailures>> = {
  'disk-full': (facts) => modelDiskFull(facts as ModelDiskFull),
  'file-unreadable': (facts) => modelFileUnreadable(facts as ModelFileUnreadable),
  'file-not-found': (facts) => modelFolderNotFound(facts as ModelFolderNotFound),
  'file-exists': (facts) => {
    const known = facts as ModelNameTaken | OutputIsInput;
    return known.reason === 'itself'
      ? `${known.path} would replace itself. Choose another name, or use --overwrite.`
      : modelNameTaken(known);
  },
  'output-unwritable': (facts) => {
    const known = facts as ModelsFolderUnwritable | DataFolderUnwritable;
    return known.reason === 'data-folder'
      ? `Sidecut can't write to its data folder ${known.path} (${known.problem}). Choose another one with SIDECUT_HOME.`
      : modelsFolderUnwritable(known);
  },
};
