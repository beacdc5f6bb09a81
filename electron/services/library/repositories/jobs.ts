import type { Database } from 'better-sqlite3';
import { note } from '../../../../core/notes.ts';
import type { JobPatch, JobRecord, NewJob } from '../job-record.ts';
import type { JobRepository } from '../library.ts';
import { unknownJob } from '../unknown.ts';
import { parseColumn, toColumn } from './json-column.ts';
import { updateColumns } from './update-statement.ts';

interface JobRow extends Omit<JobRecord, 'options' | 'error' | 'note'> {
  readonly note: string | null;
  readonly options: string;
  readonly error: string | null;
}

const columns = `id, kind, mediaId, title, options, state, fraction, stage, error, trackId, outputPath, note,
  createdAt, position`;

export function jobRepository(db: Database): JobRepository {
  const list = db.prepare<[], JobRow>(`SELECT ${columns} FROM jobs ORDER BY position`);
  const byId = db.prepare<[string], JobRow>(`SELECT ${columns} FROM jobs WHERE id = ?`);
  const insert = db.prepare(
    `INSERT INTO jobs (${columns}) VALUES (@id, @kind, @mediaId, @title, @options, @state, @fraction, @stage, @error,
       @trackId, @outputPath, @note, @createdAt, (SELECT coalesce(max(position), 0) + 1 FROM jobs))`,
  );
  const remove = db.prepare('DELETE FROM jobs WHERE id = ?');

  const get = (id: string): JobRecord => {
    const row = byId.get(id);
    if (row === undefined) throw unknownJob(id);
    return toRecord(row);
  };
  return {
    list: () => list.all().map(toRecord),
    find(id) {
      const row = byId.get(id);
      return row === undefined ? null : toRecord(row);
    },
    add(job: NewJob) {
      insert.run({
        ...job,
        options: JSON.stringify(job.options),
        error: toColumn(job.error),
        note: toColumn(job.note),
      });
      return get(job.id);
    },
    update(id, patch) {
      if (!updateColumns(db, 'jobs', id, patchColumns(patch))) throw unknownJob(id);
      return get(id);
    },
    remove: db.transaction((ids: readonly string[]) => {
      for (const id of ids) remove.run(id);
    }),
  };
}

function toRecord(row: JobRow): JobRecord {
  return {
    ...row,
    options: parseColumn(row.options),
    error: parseColumn(row.error) as JobRecord['error'],
    note: noteOf(row.note),
  };
}

/** What the version before stored is a sentence: until a migration has turned it into a note. */
function noteOf(stored: string | null): JobRecord['note'] {
  if (stored === null || stored.startsWith('{')) return parseColumn(stored) as JobRecord['note'];
  return note('kept-text', { text: stored });
}

function patchColumns({ options, error, note, ...plain }: JobPatch): Record<string, string | number | null> {
  return {
    ...plain,
    ...(options === undefined ? {} : { options: JSON.stringify(options) }),
    ...(error === undefined ? {} : { error: toColumn(error) }),
    ...(note === undefined ? {} : { note: toColumn(note) }),
  };
}
