import type { OpenFacts } from './facts.ts';

type JobLocked =
  /** Another process has the data folder open. */
  | { readonly reason: 'data-folder'; readonly path: string }
  /** A job still writes the track. */
  | { readonly reason: 'track-growing'; readonly name: string };

/** The library, its jobs and edits. */
export interface LibraryFailures {
  readonly 'job-locked': JobLocked;
  readonly 'job-unknown': { readonly jobId: string };
  /** No job or analysis of this kind is known here: a page of another version asks. */
  readonly 'kind-unknown': { readonly kind: string };
  readonly 'track-unknown': OpenFacts;
  readonly 'edit-conflict': OpenFacts;
  readonly 'edit-incomplete': OpenFacts;
  readonly 'library-damaged': OpenFacts;
  readonly 'library-newer': OpenFacts;
  readonly 'library-busy': OpenFacts;
  readonly 'library-closed': OpenFacts;
}
