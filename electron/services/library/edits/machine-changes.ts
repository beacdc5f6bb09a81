import { sameRow } from '../repositories/row-table.ts';
import type { FlatRow } from '../repositories/row-table.ts';
import type { JournalTable } from './journal-table.ts';
import { writeRow } from './project-tables.ts';
import type { ProjectTables } from './project-tables.ts';
import type { RowChange } from './row-change.ts';

/**
 * Makes one change of a job, or answers null and leaves what is there. A person comes first: what the journal names
 * is not touched, done or undone, so that every undo and redo finds what it expects. Of a track that a person
 * changed only the state follows the job ([Note: The state of a track]).
 */
export function applyMachineChange(
  tables: ProjectTables,
  journal: JournalTable,
  mediaId: string,
  change: RowChange,
): RowChange | null {
  const decided = decide(tables, journal, mediaId, change);
  if (decided !== null) writeRow(tables, decided);
  return decided;
}

function decide(
  tables: ProjectTables,
  journal: JournalTable,
  mediaId: string,
  change: RowChange,
): RowChange | null {
  if (change.kind === 'cue') {
    const track = tables.track((change.before ?? change.after)!.trackId);
    if (track?.mediaId !== mediaId) return null;
  }
  if (!matchesStored(tables, change)) return null;
  const isPersons = journal.names(change.kind, change.subjectId);
  if (change.kind !== 'track') return isPersons ? null : change;
  if (change.after === null) {
    const isUsed = isPersons || tables.hasCues(change.subjectId) || journal.namesCuesOf(change.subjectId);
    return isUsed ? null : change;
  }
  if (!isPersons) return change;
  const stored = tables.track(change.subjectId);
  return stored === undefined
    ? null
    : { ...change, before: stored, after: { ...stored, state: change.after.state } };
}

/** A job may hold an older picture of a track than the library; of a cue or a chapter it may not. */
function matchesStored(tables: ProjectTables, change: RowChange): boolean {
  const stored = tables.of(change.kind).find(change.subjectId);
  if (change.before === null || stored === undefined) return change.before === null && stored === undefined;
  return change.kind === 'track'
    ? tables.track(change.subjectId)?.mediaId === change.before.mediaId
    : sameRow<FlatRow>(change.before, stored);
}
