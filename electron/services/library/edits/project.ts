import type { Database } from 'better-sqlite3';
import { maxChangesPerAnswer } from '../../../../core/contract/project.ts';
import { SidecutError } from '../../../../core/errors.ts';
import type { Change, Edit } from '../../../../core/project/project.ts';
import type { ProjectRepository } from '../library.ts';
import { unknownMedia } from '../unknown.ts';
import { applyChange } from './apply-edit.ts';
import type { EditOutcome, Step } from '../edit-outcome.ts';
import { journalTable } from './journal-table.ts';
import type { EditEntry } from './journal-table.ts';
import { applyMachineChange } from './machine-changes.ts';
import { projectTables } from './project-tables.ts';
import { fromRowChange, inSafeOrder, inverse, toRowChange } from './row-change.ts';
import type { RowChange } from './row-change.ts';

/**
 * [Note: Edits in the library]
 * An edit is one transaction: its rows, its line in the journal and the project's revision are stored together or
 * not at all, so a kill leaves the edits up to some moment.
 */
export function projectRepository(db: Database): ProjectRepository {
  const tables = projectTables(db);
  const journal = journalTable(db);
  const revisions = revisionCounter(db);

  function openEntry(mediaId: string, head: Omit<Edit, 'changes'>): number {
    const previous = journal.newestDone(mediaId);
    const isNewest = journal.oldestUndone(mediaId) === null;
    const merges = isNewest && head.mergeKey !== undefined && head.mergeKey === previous?.head.mergeKey;
    if (merges) {
      journal.rename(previous.seq, head.name);
      return previous.seq;
    }
    journal.dropUndone(mediaId);
    return journal.add(mediaId, head);
  }

  /** Makes each change with `make`, which answers with what it stored, or null. */
  function makeAll(
    mediaId: string,
    changes: readonly Change[],
    make: (change: RowChange) => RowChange | null,
  ): Pick<EditOutcome, 'skipped' | 'replaced'> {
    const skipped: number[] = [];
    const replaced: EditOutcome['replaced'][number][] = [];
    for (const { index, change } of inSafeOrder(indexed(mediaId, changes), (asked) => asked.change)) {
      const made = make(change);
      if (made === null) skipped.push(index);
      else if (made !== change) replaced.push({ index, change: fromRowChange(made) });
    }
    return { skipped, replaced };
  }

  const apply = db.transaction((mediaId: string, { changes, ...head }: Edit) => {
    revisions.count(mediaId);
    const seq = openEntry(mediaId, head);
    const made = makeAll(mediaId, changes, (asked) => {
      const change = applyChange(tables, mediaId, asked);
      journal.record(seq, change);
      return change;
    });
    journal.tidy(seq);
    return { revision: revisions.read(mediaId), undoState: journal.undoState(mediaId), ...made };
  });

  const applyMachineChanges = db.transaction((mediaId: string, changes: readonly Change[]) => {
    const made = makeAll(mediaId, changes, (asked) => applyMachineChange(tables, journal, mediaId, asked));
    if (made.skipped.length < changes.length) revisions.count(mediaId);
    return { revision: revisions.read(mediaId), undoState: journal.undoState(mediaId), ...made };
  });

  /** Answers with the changes as they were made the first time. */
  function makeStep(mediaId: string, entry: EditEntry, direction: 'undo' | 'redo'): readonly RowChange[] {
    const turn = direction === 'undo' ? inverse : (change: RowChange) => change;
    const entries = journal.changes(entry.seq);
    const rewritten = new Map<number, RowChange>();
    for (const { position, change } of inSafeOrder(entries, (it) => turn(it.change))) {
      const made = applyChange(tables, mediaId, turn(change));
      // The state of a track may have moved on: the journal then tells what was really stored.
      if (change.kind === 'track') rewritten.set(position, turn(made));
    }
    for (const [position, change] of rewritten) journal.rewrite({ position, change });
    journal.setUndone(entry.seq, direction === 'undo');
    revisions.count(mediaId);
    return entries.map(({ position, change }) => rewritten.get(position) ?? change);
  }

  const step = db.transaction((mediaId: string, direction: 'undo' | 'redo'): Step => {
    const entry = direction === 'undo' ? journal.newestDone(mediaId) : journal.oldestUndone(mediaId);
    const changes = entry === null ? [] : makeStep(mediaId, entry, direction);
    const readAgain = changes.length > maxChangesPerAnswer;
    const edit = entry === null || readAgain ? null : { ...entry.head, changes: changes.map(fromRowChange) };
    return { revision: revisions.read(mediaId), undoState: journal.undoState(mediaId), edit, readAgain };
  });

  return {
    revision: revisions.read,
    apply: (mediaId, edit) => apply.immediate(mediaId, edit),
    applyMachineChanges: (mediaId, changes) => applyMachineChanges.immediate(mediaId, changes),
    undo: (mediaId) => step.immediate(mediaId, 'undo'),
    redo: (mediaId) => step.immediate(mediaId, 'redo'),
  };
}

interface IndexedChange {
  readonly index: number;
  readonly change: RowChange;
}

function indexed(mediaId: string, changes: readonly Change[]): readonly IndexedChange[] {
  return changes.map((asked, index) => {
    const change = toRowChange(mediaId, asked);
    if (change === null) throw new SidecutError('usage', { reason: 'senseless-change', number: index + 1 });
    return { index, change };
  });
}

function revisionCounter(db: Database) {
  const read = db
    .prepare<[string], number>(
      `SELECT coalesce(revision, 0) FROM media LEFT JOIN projects ON mediaId = id WHERE id = ?`,
    )
    .pluck();
  const count = db.prepare<[string]>(
    'INSERT INTO projects (mediaId, revision) VALUES (?, 1) ON CONFLICT (mediaId) DO UPDATE SET revision = revision + 1',
  );
  const readKnown = (mediaId: string): number => {
    const revision = read.get(mediaId);
    if (revision === undefined) throw unknownMedia(mediaId);
    return revision;
  };
  return {
    read: readKnown,
    count(mediaId: string) {
      readKnown(mediaId);
      count.run(mediaId);
    },
  };
}
