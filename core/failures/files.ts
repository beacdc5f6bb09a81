import type { OpenFacts } from './facts.ts';

/** Files that are read and written. */
export interface FilesFailures {
  readonly 'file-not-found': OpenFacts;
  readonly 'file-unreadable': OpenFacts;
  readonly 'file-is-directory': OpenFacts;
  readonly 'file-empty': OpenFacts;
  readonly 'file-exists': OpenFacts;
  readonly 'output-unwritable': OpenFacts;
  readonly 'disk-full': OpenFacts;
  readonly 'source-unknown': OpenFacts;
}
