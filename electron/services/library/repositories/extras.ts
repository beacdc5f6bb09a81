import type { Database } from 'better-sqlite3';
import type { ExtrasRepository } from '../library.ts';
import type { TrackExtras } from '../track-extras.ts';
import { parseJson } from '../../../../core/parse-json.ts';

export function extrasRepository(db: Database): ExtrasRepository {
  const byId = db.prepare<[string], string>('SELECT extras FROM trackExtras WHERE id = ?').pluck();
  const save = db.prepare<[string, string, string]>(
    'INSERT INTO trackExtras (id, mediaId, extras) VALUES (?, ?, ?)',
  );
  return {
    // Torn, they are as lost as if there were none.
    find: (id) => (parseJson(byId.get(id) ?? 'null') ?? null) as TrackExtras | null,
    save: (mediaId, id, extras) => void save.run(id, mediaId, JSON.stringify(extras)),
  };
}
