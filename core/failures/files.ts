import type {
  ModelDiskFull,
  ModelFileUnreadable,
  ModelFolderNotFound,
  ModelNameTaken,
  ModelsFolderUnwritable,
} from './models.ts';

type NoFacts = Readonly<Record<string, never>>;

/** Files that are read and written. `path`: as the person named it, or absolute. */
export interface FilesFailures {
  readonly 'file-not-found':
    | { readonly reason: 'file' | 'folder'; readonly path: string }
    /** `page`: the built one; `output`: the job has written none. */
    | { readonly reason: 'page' | 'output' }
    | ModelFolderNotFound;
  readonly 'file-unreadable':
    | { readonly reason: 'permission' | 'folder-permission'; readonly path: string }
    /** `no-answer`: its drive says nothing; `special`: a pipe, a device. */
    | { readonly reason: 'no-answer' | 'special'; readonly path: string }
    /** `said`: the system's name for it, such as `EIO`. */
    | { readonly reason: 'file' | 'folder'; readonly path: string; readonly said: string }
    /** The stored one of a video. */
    | { readonly reason: 'waveform' }
    | ModelFileUnreadable;
  readonly 'file-is-directory': { readonly wanted: 'media' | 'subtitles'; readonly path: string };
  readonly 'file-empty': { readonly path: string };
  readonly 'file-exists':
    | { readonly reason: 'taken' | 'is-input'; readonly path: string }
    /** Two inputs whose outputs have one name. */
    | { readonly reason: 'wanted-twice'; readonly path: string; readonly inputs: readonly string[] }
    | ModelNameTaken;
  readonly 'output-unwritable':
    | { readonly reason: 'permission' | 'no-folder' | 'folder-is-file'; readonly folder: string }
    /** What it is made from; another video of the library. */
    | { readonly reason: 'is-source' | 'is-library-video' | 'is-folder'; readonly path: string }
    /** `folder`: the data folder of Sidecut. */
    | { readonly reason: 'in-data-folder'; readonly folder: string }
    /** `extensions`: those that it may end in, without the dot, the usual one first. */
    | { readonly reason: 'extension'; readonly name: string; readonly extensions: readonly string[] }
    | { readonly reason: 'name'; readonly name: string; readonly fault: FileNameFault }
    | { readonly reason: 'library' | 'library-disk'; readonly file: string }
    /** `problem`: in the words of the operating system. */
    | { readonly reason: 'data-folder'; readonly folder: string; readonly problem: string }
    | ModelsFolderUnwritable;
  /** `path`: what was not written. */
  readonly 'disk-full':
    | { readonly reason: 'file'; readonly path: string }
    | { readonly reason: 'library' }
    | ModelDiskFull;
  readonly 'source-unknown': NoFacts;
}

/** Why no file can have this name. */
export type FileNameFault =
  | 'empty'
  | 'slash'
  | 'control-character'
  | 'device'
  | 'ending'
  | 'too-long'
  | 'forbidden-on-windows';
