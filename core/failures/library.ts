type NoFacts = Readonly<Record<string, never>>;

/** The library, its jobs and edits. */
export interface LibraryFailures {
  /** Another process holds the data folder. */
  readonly 'job-locked': { readonly folder: string };
  /** What it was to do can't be read any more. */
  readonly 'job-unreadable': NoFacts;
  readonly 'job-unknown': { readonly jobId: string };
  /** No job or analysis of this kind is known here: a page of another version asks. */
  readonly 'kind-unknown': { readonly kind: string };
  /** A job still writes the track; `name`: the track's. */
  readonly 'track-growing': { readonly name: string };
  readonly 'track-unknown': {
    /** `deleted`: under the job that writes it. */
    readonly reason: 'gone' | 'of-another-video' | 'deleted';
    readonly trackId: string;
  };
  /** `id`: of the first cue, track or chapter that is not what the edit takes it for. */
  readonly 'edit-conflict': {
    readonly mediaId: string;
    readonly kind: 'cue' | 'track' | 'chapter';
    readonly id: string;
  };
  readonly 'library-damaged':
    | {
        readonly reason: 'set-aside';
        readonly file: string;
        /** Where the damaged file is now. */
        readonly kept: string;
        /** The newest; null when there is none. */
        readonly backup: string | null;
        /** In SQLite's words. */
        readonly damage: string;
      }
    | { readonly reason: 'in-use'; readonly file: string };
  /** The version of its schema, and the newest that this Sidecut knows. */
  readonly 'library-newer': { readonly file: string; readonly version: number; readonly known: number };
  readonly 'library-busy': NoFacts;
  readonly 'library-closed': NoFacts;
}
