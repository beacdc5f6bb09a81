import type { OpenFacts } from './facts.ts';
import type {
  ModelDiskFull,
  ModelFileUnreadable,
  ModelFolderNotFound,
  ModelNameTaken,
  ModelsFolderUnwritable,
} from './models.ts';

/** Files that are read and written. */
export interface FilesFailures {
  readonly 'file-not-found': OpenFacts | ModelFolderNotFound;
  readonly 'file-unreadable': OpenFacts | ModelFileUnreadable;
  readonly 'file-is-directory': OpenFacts;
  readonly 'file-empty': OpenFacts;
  readonly 'file-exists': OpenFacts | ModelNameTaken | OutputIsInput;
  readonly 'output-unwritable': OpenFacts | ModelsFolderUnwritable | DataFolderUnwritable;
  readonly 'disk-full': OpenFacts | ModelDiskFull;
  readonly 'source-unknown': OpenFacts;
}

/** A file that was to be read and replaced in one. */
export interface OutputIsInput {
  readonly reason: 'itself';
  readonly path: string;
}

export interface DataFolderUnwritable {
  readonly reason: 'data-folder';
  readonly path: string;
  /** In the system's words. */
  readonly problem: string;
}
