import type { Note } from '../../../../core/notes.ts';

/**
 * [Note: A library with a bad row]
 * One row that can't be read (torn JSON, another shape, a table that is gone) must not keep a person from all the others.
 * SQLite's own check can't see such a row. What only tells of something (the look of a track, a note of a job) is dropped;
 * a job whose task can't be read has failed; a video whose description can't be read is left out with its captions kept,
 * and comes back when its file is added again. What is left out or was mended is said: here, for the page to show.
 */
export interface LibraryRemarks {
  /** Found while the library was opened. */
  readonly opened: readonly Note[];
}

export const noRemarks: LibraryRemarks = { opened: [] };
