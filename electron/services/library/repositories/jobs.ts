import type { Database } from 'better-sqlite3';
import type { JobPatch, JobRecord, NewJob } from '../job-record.ts';
import type { JobRepository } from '../library.ts';
import { unknownJob, unknownMedia } from '../unknown.ts';
import { parseColumn, toColumn } from './json-column.ts';
import { updateColumns } from './update-statement.ts';

interface JobRow extends Omit<JobRecord, 'options' | 'error' | 'notes'> {
  readonly options: string;
  readonly error: string | null;
  readonly notes: string;
}

const columns = `id, kind, mediaId, title, options, state, fraction, stage, error, trackId, outputPath, notes,
  createdAt, position`;

export function jobRepository(db: Database): JobRepository {
  const list = db.prepare<[], JobRow>(`SELECT ${columns} FROM jobs ORDER BY position`);
  const byId = db.prepare<[string], JobRow>(`SELECT ${columns} FROM jobs WHERE id = ?`);
  const insert = db.prepare(
    `INSERT INTO jobs (${columns}) VALUES (@id, @kind, @mediaId, @title, @options, @state, @fraction, @stage, @error,
       @trackId, @outputPath, @notes, @createdAt, (SELECT coalesce(max(position), 0) + 1 FROM jobs))`,
  );
  const remove = db.prepare('DELETE FROM jobs WHERE id = ?');
  const medium = db.prepare<[string]>('SELECT 1 FROM media WHERE id = ?');

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
    // The video may have been removed since whoever adds the job saw it.
    add: db.transaction((job: NewJob) => {
      const { mediaId, options, error, notes } = job;
      if (mediaId !== null && medium.get(mediaId) === undefined) throw unknownMedia(mediaId);
      insert.run({
        ...job,
        options: JSON.stringify(options),
        error: toColumn(error),
        notes: JSON.stringify(notes),
      });
      return get(job.id);
    }),
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
    notes: parseColumn(row.notes) as JobRecord['notes'],
  };
}

function patchColumns({ options, error, notes, ...plain }: JobPatch): Record<string, string | number | null> {
  return {
    ...plain,
    ...(options === undefined ? {} : { options: JSON.stringify(options) }),
    ...(error === undefined ? {} : { error: toColumn(error) }),
    ...(notes === undefined ? {} : { notes: JSON.stringify(notes) }),
  };
}
