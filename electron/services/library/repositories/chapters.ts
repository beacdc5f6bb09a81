import type { Database } from 'better-sqlite3';
import { chapterSchema } from '../../../../core/project/project.ts';
import type { Chapter } from '../../../../core/project/project.ts';
import type { ChapterRepository } from '../library.ts';
import { parseColumn } from './json-column.ts';
import type { RowTable } from './row-table.ts';

export type ChapterRow = Readonly<{
  id: string;
  mediaId: string;
  startMs: number;
  title: string;
  /** JSON of what few chapters have; null where this one has nothing of it. */
  extras: string | null;
}>;

const extrasSchema = chapterSchema.pick({ beginsPart: true, isLocked: true, isRefused: true });

export function toChapterRow(mediaId: string, { id, startMs, title, ...extras }: Chapter): ChapterRow {
  const text = JSON.stringify(extrasSchema.parse(extras));
  return { id, mediaId, startMs, title: title.toWellFormed(), extras: text === '{}' ? null : text };
}

export function fromChapterRow({ id, startMs, title, extras }: ChapterRow): Chapter {
  return { id, startMs, title, ...(extras === null ? {} : extrasSchema.parse(parseColumn(extras))) };
}

const columns = 'id, mediaId, startMs, title, extras';

export function chapterRepository(db: Database): ChapterRepository {
  const ofMedia = db.prepare<[string], ChapterRow>(
    `SELECT ${columns} FROM chapters WHERE mediaId = ? ORDER BY startMs, id`,
  );
  const listAll = (mediaId: string) => ofMedia.all(mediaId).map(fromChapterRow);
  return { list: (mediaId) => listAll(mediaId).filter(({ isRefused }) => isRefused !== true), listAll };
}

export function chapterTable(db: Database): RowTable<ChapterRow> {
  const byId = db.prepare<[string], ChapterRow>(`SELECT ${columns} FROM chapters WHERE id = ?`);
  const insert = db.prepare<[ChapterRow]>(
    `INSERT INTO chapters (${columns}) VALUES (@id, @mediaId, @startMs, @title, @extras)`,
  );
  const update = db.prepare<[ChapterRow]>(
    'UPDATE chapters SET startMs = @startMs, title = @title, extras = @extras WHERE id = @id',
  );
  const remove = db.prepare<[string]>('DELETE FROM chapters WHERE id = ?');
  return {
    find: (id) => byId.get(id),
    insert: (row) => void insert.run(row),
    update: (row) => void update.run(row),
    remove: (id) => void remove.run(id),
  };
}
