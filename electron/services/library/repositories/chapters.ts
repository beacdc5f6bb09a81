import type { Database } from 'better-sqlite3';
import type { Chapter } from '../../../../core/project/project.ts';
import type { ChapterRepository } from '../library.ts';
import type { RowTable } from './row-table.ts';

export type ChapterRow = Readonly<{ id: string; mediaId: string; startMs: number; title: string }>;

export function toChapterRow(mediaId: string, { id, startMs, title }: Chapter): ChapterRow {
  return { id, mediaId, startMs, title: title.toWellFormed() };
}

export function fromChapterRow({ id, startMs, title }: ChapterRow): Chapter {
  return { id, startMs, title };
}

export function chapterRepository(db: Database): ChapterRepository {
  const ofMedia = db.prepare<[string], Chapter>(
    'SELECT id, startMs, title FROM chapters WHERE mediaId = ? ORDER BY startMs, id',
  );
  return { list: (mediaId) => ofMedia.all(mediaId) };
}

export function chapterTable(db: Database): RowTable<ChapterRow> {
  const byId = db.prepare<[string], ChapterRow>(
    'SELECT id, mediaId, startMs, title FROM chapters WHERE id = ?',
  );
  const insert = db.prepare<[ChapterRow]>(
    'INSERT INTO chapters (id, mediaId, startMs, title) VALUES (@id, @mediaId, @startMs, @title)',
  );
  const update = db.prepare<[ChapterRow]>(
    'UPDATE chapters SET startMs = @startMs, title = @title WHERE id = @id',
  );
  const remove = db.prepare<[string]>('DELETE FROM chapters WHERE id = ?');
  return {
    find: (id) => byId.get(id),
    insert: (row) => void insert.run(row),
    update: (row) => void update.run(row),
    remove: (id) => void remove.run(id),
  };
}
