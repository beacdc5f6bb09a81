import { SidecutError } from '../../../../core/errors.ts';
import { sameRow } from '../repositories/row-table.ts';
import type { FlatRow } from '../repositories/row-table.ts';
import { writeRow } from './project-tables.ts';
import type { TrackRow } from '../repositories/track-row.ts';
import type { ProjectTables } from './project-tables.ts';
import type { RowChange } from './row-change.ts';

/**
 * Makes one change of a person's edit. Every `before` must be what is stored, else `edit-conflict` is thrown, which
 * takes the whole edit back. Answers with what was stored: see [Note: The state of a track].
 */
export function applyChange(tables: ProjectTables, mediaId: string, change: RowChange): RowChange {
  const stored = tables.of(change.kind).find(change.subjectId);
  const decided = change.kind === 'track' ? withStoredState(tables, change) : change;
  const matches =
    decided.before === null
      ? stored === undefined
      : stored !== undefined && sameRow<FlatRow>(decided.before, stored);
  if (!matches || !isPossible(tables, mediaId, decided)) throw editConflict(mediaId, change);
  writeRow(tables, decided);
  return decided;
}

/** The track of a cue is there and belongs to this video; a track goes only when it is empty. */
function isPossible(tables: ProjectTables, mediaId: string, change: RowChange): boolean {
  switch (change.kind) {
    case 'cue':
      return tables.track((change.before ?? change.after)!.trackId)?.mediaId === mediaId;
    case 'track':
      return change.after !== null || !tables.hasCues(change.subjectId);
    case 'chapter':
      return true;
  }
}

/**
 * [Note: The state of a track]
 * Whether a track is growing is the jobs' business: while a person renames a track, its job may end. So an edit never
 * changes the state, and a track that an undo brings back is growing only if its job has not ended meanwhile.
 */
function withStoredState(tables: ProjectTables, change: RowChange & { kind: 'track' }): RowChange {
  const stored = tables.track(change.subjectId);
  const state = stored?.state ?? (tables.isBeingWritten(change.subjectId) ? 'growing' : 'complete');
  const now = (row: TrackRow | null): TrackRow | null =>
    row && { ...row, state, style: styleOf(row, stored?.style ?? null) };
  return { ...change, before: now(change.before), after: now(change.after) };
}

/** The journal of an older library knows no styles: what it undoes and makes again leaves the style alone. */
function styleOf(row: Partial<TrackRow>, stored: string | null): string | null {
  return row.style === undefined ? stored : row.style;
}

function editConflict(mediaId: string, { kind, subjectId }: RowChange): SidecutError {
  return new SidecutError('edit-conflict', { mediaId, kind, id: subjectId });
}
