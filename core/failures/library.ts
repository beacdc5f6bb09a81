import type { OpenFacts } from './facts.ts';

/** The library, its jobs and edits. */
export interface LibraryFailures {
  readonly 'job-locked': OpenFacts;
  readonly 'job-unknown': OpenFacts;
  readonly 'track-unknown': OpenFacts;
  readonly 'edit-conflict': OpenFacts;
  readonly 'edit-incomplete': OpenFacts;
  readonly 'library-damaged': OpenFacts;
  readonly 'library-newer': OpenFacts;
  readonly 'library-busy': OpenFacts;
  readonly 'library-closed': OpenFacts;
}
