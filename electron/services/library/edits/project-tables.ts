import type { Database } from 'better-sqlite3';
import { chapterTable } from '../repositories/chapters.ts';
import { cueTable } from '../repositories/cues.ts';
import type { FlatRow, RowTable } from '../repositories/row-table.ts';
import { trackTable } from '../repositories/tracks.ts';
import type { TrackRow } from '../repositories/track-row.ts';
import type { RowChange } from './row-change.ts';

/** The three tables that edits change, and what deciding about a change needs to know of them. */
export interface ProjectTables {
  of(kind: RowChange['kind']): RowTable<FlatRow>;
  track(trackId: string): TrackRow | undefined;
  hasCues(trackId: string): boolean;
  /** A job that writes this track has not ended. */
  isBeingWritten(trackId: string): boolean;
}

export function projectTables(db: Database): ProjectTables {
  const tracks = trackTable(db);
  const tables = { cue: cueTable(db), track: tracks, chapter: chapterTable(db) };
  const anyCue = db.prepare<[string]>('SELECT 1 FROM cues WHERE trackId = ? LIMIT 1');
  const unfinishedJob = db.prepare<[string]>(
    `SELECT 1 FROM jobs WHERE trackId = ? AND state IN ('queued', 'running', 'paused') LIMIT 1`,
  );
  return {
    // The kind of a change decides the shape of its rows.
    of: (kind): RowTable<FlatRow> => tables[kind],
    track: (trackId) => tracks.find(trackId),
    hasCues: (trackId) => anyCue.get(trackId) !== undefined,
    isBeingWritten: (trackId) => unfinishedJob.get(trackId) !== undefined,
  };
}

/** Writes what was decided on. */
export function writeRow(tables: ProjectTables, change: RowChange): void {
  const table = tables.of(change.kind);
  if (change.after === null) table.remove(change.subjectId);
  else if (change.before === null) table.insert(change.after);
  else table.update(change.after);
}
