import type { OpenFacts } from './facts.ts';

/** Files that are read and written. */
export interface FilesFailures {
  /** `page`: the built one; `output`: the job has written none. */
  readonly 'file-not-found': OpenFacts | { readonly reason: 'page' } | { readonly reason: 'output' };
  readonly 'file-unreadable': OpenFacts;
  readonly 'file-is-directory': OpenFacts;
  readonly 'file-empty': OpenFacts;
  readonly 'file-exists': OpenFacts;
  readonly 'output-unwritable':
    | OpenFacts
    | { readonly reason: 'library' | 'library-disk'; readonly file: string }
    /** `problem`: in the words of the operating system. */
    | { readonly reason: 'data-folder'; readonly folder: string; readonly problem: string };
  readonly 'disk-full': OpenFacts | { readonly reason: 'library' };
  readonly 'source-unknown': OpenFacts;
}
