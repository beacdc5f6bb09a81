/** A folder that the library follows, with all folders in it. */
export interface FolderRecord {
  readonly id: string;
  /** Absolute; no link. */
  readonly path: string;
  /** ISO 8601, UTC. */
  readonly addedAt: string;
}

/** A file of a followed folder that is not taken (again) until it is another one. */
export interface PassedFile {
  readonly path: string;
  readonly bytes: number;
  readonly modifiedMs: number;
  /**
   * `removed`: a person took it out of the library. `copy`: the library has the same recording elsewhere. `refused`: it
   * can't be read. `made`: Sidecut wrote it.
   */
  readonly why: 'removed' | 'copy' | 'refused' | 'made';
}
