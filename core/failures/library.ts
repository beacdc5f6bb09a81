import type { OpenFacts } from './facts.ts';

/** The library, its jobs and edits. */
export interface LibraryFailures {
  readonly 'job-locked': OpenFacts | DataFolderHeld;
  readonly 'job-unknown': OpenFacts;
  readonly 'track-unknown': OpenFacts;
  readonly 'edit-conflict': OpenFacts;
  readonly 'edit-incomplete': OpenFacts;
  readonly 'library-damaged': OpenFacts;
  readonly 'library-newer': OpenFacts;
  readonly 'library-busy': OpenFacts;
  readonly 'library-closed': OpenFacts;
}

/** Another Sidecut has the data folder open. */
export interface DataFolderHeld {
  readonly reason: 'data-folder';
  readonly path: string;
}
