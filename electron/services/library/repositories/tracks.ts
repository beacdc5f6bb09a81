import type { Database } from 'better-sqlite3';
import type { StoredTrack, TrackRepository } from '../library.ts';
import type { RowTable } from './row-table.ts';
import { fromTrackRow } from './track-row.ts';
import type { TrackRow } from './track-row.ts';

type CountedRow = TrackRow & { readonly cueCount: number };

const columns =
  'id, mediaId, name, language, source, model, profile, state, position, style, extras, wordless, translates, settledSpeakers';
const countedColumns = `${columns}, (SELECT count(*) FROM cues WHERE trackId = tracks.id) AS cueCount`;

export function trackRepository(db: Database): TrackRepository {
  const ofMedia = db.prepare<[string], CountedRow>(
    `SELECT ${countedColumns} FROM tracks WHERE mediaId = ? ORDER BY position, id`,
  );
  const byId = db.prepare<[string], CountedRow>(`SELECT ${countedColumns} FROM tracks WHERE id = ?`);
  return {
    list: (mediaId) => ofMedia.all(mediaId).map(toStored),
    find(trackId) {
      const row = byId.get(trackId);
      return row === undefined ? null : toStored(row);
    },
  };
}

function toStored(row: CountedRow): StoredTrack {
  return { mediaId: row.mediaId, cueCount: row.cueCount, track: fromTrackRow(row) };
}

export function trackTable(db: Database): RowTable<TrackRow> {
  const byId = db.prepare<[string], TrackRow>(`SELECT ${columns} FROM tracks WHERE id = ?`);
  const insert = db.prepare<[TrackRow]>(
    `INSERT INTO tracks (${columns})
     VALUES (@id, @mediaId, @name, @language, @source, @model, @profile, @state, @position, @style, @extras,
       @wordless, @translates, @settledSpeakers)`,
  );
  const update = db.prepare<[TrackRow]>(
    `UPDATE tracks SET name = @name, language = @language, source = @source, model = @model, profile = @profile,
       state = @state, position = @position, style = @style, extras = @extras, wordless = @wordless,
       translates = @translates, settledSpeakers = @settledSpeakers
     WHERE id = @id`,
  );
  const remove = db.prepare<[string]>('DELETE FROM tracks WHERE id = ?');
  return {
    find: (id) => byId.get(id),
    insert: (row) => void insert.run(row),
    update: (row) => void update.run(row),
    remove: (id) => void remove.run(id),
  };
}
