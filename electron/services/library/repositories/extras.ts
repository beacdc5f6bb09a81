import type { Database } from 'better-sqlite3';
import type { ExtrasRepository } from '../library.ts';
import type { TrackExtras } from '../track-extras.ts';
import { parseColumn } from './json-column.ts';

export function extrasRepository(db: Database): ExtrasRepository {
  const byId = db.prepare<[string], string>('SELECT extras FROM trackExtras WHERE id = ?').pluck();
  const save = db.prepare<[string, string, string]>(
    'INSERT INTO trackExtras (id, mediaId, extras) VALUES (?, ?, ?)',
  );
  return {
    find: (id) => parseColumn(byId.get(id) ?? null) as TrackExtras | null,
    save: (mediaId, id, extras) => void save.run(id, mediaId, JSON.stringify(extras)),
  };
}
