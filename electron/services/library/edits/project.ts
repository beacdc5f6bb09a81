import type { Database } from 'better-sqlite3';
import type { Change, Edit } from '../../../../core/project/project.ts';
import { SidecutError } from '../../../../core/errors.ts';
import type { ProjectRepository } from '../library.ts';
import { unknownMedia } from '../unknown.ts';
import { applyChange } from './apply-edit.ts';
import type { EditOutcome, JournalledEdit, Step } from './edit-outcome.ts';
import { journalTable } from './journal-table.ts';
import type { EditEntry } from './journal-table.ts';
import { applyMachineChange } from './machine-changes.ts';
import { projectTables } from './project-tables.ts';
import { fromRowChange, inSafeOrder, inverse, toRowChange } from './row-change.ts';
import type { RowChange } from './row-change.ts';
import { Stages } from './stages.ts';

/**
 * [Note: Edits in the library]
 * An edit is one transaction: its rows, its line in the journal and the project's revision are stored together or
 * not at all, so a kill leaves the edits up to some moment. Its changes arrive ahead in slices (`stage`), because
 * handing many over at once would block the caller's thread.
 */
export function projectRepository(db: Database): ProjectRepository {
  const tables = projectTables(db);
  const journal = journalTable(db);
  const stages = new Stages();
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

  const apply = db.transaction((mediaId: string, head: Omit<Edit, 'changes'>, changes: readonly Change[]) => {
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

  function makeStep(mediaId: string, entry: EditEntry, direction: 'undo' | 'redo'): JournalledEdit {
    const turn = direction === 'undo' ? inverse : (change: RowChange) => change;
    const entries = journal.changes(entry.seq);
    for (const { position, change } of inSafeOrder(entries, (it) => turn(it.change))) {
      const made = applyChange(tables, mediaId, turn(change));
      // The state of a track may have moved on: the journal then tells what was really stored.
      if (change.kind === 'track') journal.rewrite({ position, change: turn(made) });
    }
    journal.setUndone(entry.seq, direction === 'undo');
    revisions.count(mediaId);
    return { ...entry, changeCount: entries.length };
  }

  const step = db.transaction((mediaId: string, direction: 'undo' | 'redo'): Step => {
    const entry = direction === 'undo' ? journal.newestDone(mediaId) : journal.oldestUndone(mediaId);
    const edit = entry === null ? null : makeStep(mediaId, entry, direction);
    return { revision: revisions.read(mediaId), undoState: journal.undoState(mediaId), edit };
  });

  return {
    revision: revisions.read,
    stage: (stageId, changes) => stages.add(stageId, changes),
    unstage: (stageId) => stages.forget(stageId),
    apply: (mediaId, head, staged) => apply.immediate(mediaId, head, stages.take(staged)),
    applyMachineChanges: (mediaId, staged) => applyMachineChanges.immediate(mediaId, stages.take(staged)),
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
    if (change === null)
      throw new SidecutError('usage', `Change ${index + 1} names nothing, or two different things.`);
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
