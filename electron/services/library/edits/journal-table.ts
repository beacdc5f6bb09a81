import type { Database } from 'better-sqlite3';
import type { Edit, EditName, UndoState } from '../../../../core/project/project.ts';
import { parseColumn } from '../repositories/json-column.ts';
import type { RowChange } from './row-change.ts';

type EditHead = Omit<Edit, 'changes'>;

interface HeadRow {
  readonly seq: number;
  readonly id: string;
  readonly name: string;
  readonly mergeKey: string | null;
}

interface ChangeRow {
  readonly position: number;
  readonly kind: RowChange['kind'];
  readonly subjectId: string;
  readonly before: string | null;
  readonly after: string | null;
}

export interface EditEntry {
  readonly seq: number;
  readonly head: EditHead;
}

export interface ChangeEntry {
  readonly position: number;
  readonly change: RowChange;
}

/**
 * [Note: The journal]
 * The edits of a video in the order they were made, each with the rows that it changed, before and after. `undone`
 * marks the tail that a redo would make again; a new edit drops it. An edit names each cue, track and chapter at most
 * once: what a merge changes again keeps its first `before` and takes the last `after`.
 */
export interface JournalTable {
  undoState(mediaId: string): UndoState;
  newestDone(mediaId: string): EditEntry | null;
  oldestUndone(mediaId: string): EditEntry | null;
  dropUndone(mediaId: string): void;
  add(mediaId: string, head: EditHead): number;
  rename(seq: number, name: EditName): void;
  record(seq: number, change: RowChange): void;
  /** Drops what ends as it began; an edit of which nothing is left goes too. */
  tidy(seq: number): void;
  setUndone(seq: number, undone: boolean): void;
  changes(seq: number): readonly ChangeEntry[];
  rewrite(entry: ChangeEntry): void;
  /** A person's edit, done or undone, has this cue, track or chapter in it. */
  names(kind: RowChange['kind'], subjectId: string): boolean;
  /** The same of any cue of this track. */
  namesCuesOf(trackId: string): boolean;
}

export function journalTable(db: Database): JournalTable {
  const head = 'SELECT seq, id, name, mergeKey FROM edits WHERE mediaId = ?';
  const newest = db.prepare<[string], HeadRow>(`${head} AND undone = 0 ORDER BY seq DESC LIMIT 1`);
  const oldest = db.prepare<[string], HeadRow>(`${head} AND undone = 1 ORDER BY seq LIMIT 1`);
  const dropUndone = db.prepare<[string]>('DELETE FROM edits WHERE mediaId = ? AND undone = 1');
  const add = db.prepare(
    'INSERT INTO edits (mediaId, id, name, mergeKey, undone, at) VALUES (?, ?, ?, ?, 0, ?)',
  );
  const rename = db.prepare<[string, number]>('UPDATE edits SET name = ? WHERE seq = ?');
  const record = db.prepare(
    `INSERT INTO editChanges (seq, kind, subjectId, trackId, before, after) VALUES (?, ?, ?, ?, ?, ?)
     ON CONFLICT (subjectId, kind, seq) DO UPDATE SET after = excluded.after`,
  );
  const dropUnchanged = db.prepare<[number]>('DELETE FROM editChanges WHERE seq = ? AND before IS after');
  const dropEmpty = db.prepare<[number]>(
    'DELETE FROM edits WHERE seq = ? AND NOT EXISTS (SELECT 1 FROM editChanges WHERE seq = edits.seq)',
  );
  const setUndone = db.prepare<[number, number]>('UPDATE edits SET undone = ? WHERE seq = ?');
  const changes = db.prepare<[number], ChangeRow>(
    'SELECT position, kind, subjectId, before, after FROM editChanges WHERE seq = ? ORDER BY position',
  );
  const rewrite = db.prepare('UPDATE editChanges SET before = ?, after = ? WHERE position = ?');
  const names = db.prepare<[string, string]>(
    'SELECT 1 FROM editChanges WHERE subjectId = ? AND kind = ? LIMIT 1',
  );
  const namesCuesOf = db.prepare<[string]>(
    `SELECT 1 FROM tracks JOIN edits USING (mediaId) JOIN editChanges USING (seq)
     WHERE tracks.id = ? AND kind = 'cue' AND trackId = tracks.id LIMIT 1`,
  );

  return {
    undoState: (mediaId) => ({
      undo: nameOf(newest.get(mediaId)),
      redo: nameOf(oldest.get(mediaId)),
    }),
    newestDone: (mediaId) => toEntry(newest.get(mediaId)),
    oldestUndone: (mediaId) => toEntry(oldest.get(mediaId)),
    dropUndone: (mediaId) => void dropUndone.run(mediaId),
    add(mediaId, { id, name, mergeKey = null }) {
      const at = new Date().toISOString();
      return Number(add.run(mediaId, id, JSON.stringify(name), mergeKey, at).lastInsertRowid);
    },
    rename: (seq, name) => void rename.run(JSON.stringify(name), seq),
    record(seq, change) {
      const trackId = change.kind === 'cue' ? (change.before ?? change.after)!.trackId : null;
      record.run(seq, change.kind, change.subjectId, trackId, rowJson(change.before), rowJson(change.after));
    },
    tidy(seq) {
      dropUnchanged.run(seq);
      dropEmpty.run(seq);
    },
    setUndone: (seq, undone) => void setUndone.run(Number(undone), seq),
    changes: (seq) => changes.all(seq).map(toChangeEntry),
    rewrite: ({ position, change }) =>
      void rewrite.run(rowJson(change.before), rowJson(change.after), position),
    names: (kind, subjectId) => names.get(subjectId, kind) !== undefined,
    namesCuesOf: (trackId) => namesCuesOf.get(trackId) !== undefined,
  };
}

function nameOf(row: HeadRow | undefined): EditName | null {
  return row === undefined ? null : (parseColumn(row.name) as EditName);
}

function toEntry(row: HeadRow | undefined): EditEntry | null {
  if (row === undefined) return null;
  const { seq, id, mergeKey } = row;
  const name = parseColumn(row.name) as EditName;
  return { seq, head: mergeKey === null ? { id, name } : { id, name, mergeKey } };
}

function toChangeEntry({ position, kind, subjectId, before, after }: ChangeRow): ChangeEntry {
  const rowOf = (json: string | null) => completeRow(kind, parseColumn(json));
  const change = { kind, subjectId, before: rowOf(before), after: rowOf(after) };
  return { position, change: change as RowChange };
}

/** Columns that came to the tables after the first journals were written. */
const laterColumns: Readonly<Record<RowChange['kind'], object>> = {
  cue: { ass: null, language: null, translation: null },
  track: { extras: null, wordless: null, translates: null, settledSpeakers: null },
  chapter: { extras: null },
};

/** The journal of an older library has rows without the columns that came later; they were empty then. */
function completeRow(kind: RowChange['kind'], row: unknown): unknown {
  if (row === null) return row;
  return { ...laterColumns[kind], ...(row as object) };
}

function rowJson(row: RowChange['before']): string | null {
  return row === null ? null : JSON.stringify(row);
}
