import type { Database } from 'better-sqlite3';
import type { CueRepository } from '../library.ts';
import { unknownTrack } from '../unknown.ts';
import { fromCueRow } from './cue-row.ts';
import type { CueRow } from './cue-row.ts';
import type { RowTable } from './row-table.ts';

const columns =
  'id, trackId, startMs, endMs, text, origin, confidence, words, speaker, language, label, settings, ass, translation';

export function cueRepository(db: Database): CueRepository {
  const revisionOfTrack = db
    .prepare<[string], number>(
      `SELECT coalesce(revision, 0) FROM tracks LEFT JOIN projects USING (mediaId) WHERE tracks.id = ?`,
    )
    .pluck();
  // The index carries the order: nothing is sorted.
  const ofTrack = db.prepare<[string], CueRow>(
    `SELECT ${columns} FROM cues WHERE trackId = ? ORDER BY startMs, endMs, id`,
  );
  const mend = ['words', 'ass', 'translation'].map((column) =>
    db.prepare<[string]>(
      `UPDATE cues SET ${column} = NULL WHERE trackId = ? AND ${column} IS NOT NULL AND NOT json_valid(${column})`,
    ),
  );
  return {
    list(trackId) {
      const revision = revisionOfTrack.get(trackId);
      if (revision === undefined) throw unknownTrack(trackId);
      try {
        return { revision, cues: ofTrack.all(trackId).map(fromCueRow) };
      } catch (error) {
        if (!(error instanceof SyntaxError)) throw error;
        // A torn one takes its times of words away, not the text: see [Note: A library with a bad row].
        for (const statement of mend) statement.run(trackId);
        return { revision, cues: ofTrack.all(trackId).map(fromCueRow) };
      }
    },
  };
}

export function cueTable(db: Database): RowTable<CueRow> {
  const byId = db.prepare<[string], CueRow>(`SELECT ${columns} FROM cues WHERE id = ?`);
  const insert = db.prepare<[CueRow]>(
    `INSERT INTO cues (${columns}) VALUES (@id, @trackId, @startMs, @endMs, @text, @origin, @confidence, @words,
       @speaker, @language, @label, @settings, @ass, @translation)`,
  );
  const update = db.prepare<[CueRow]>(
    `UPDATE cues SET startMs = @startMs, endMs = @endMs, text = @text, origin = @origin, confidence = @confidence,
       words = @words, speaker = @speaker, language = @language, label = @label, settings = @settings, ass = @ass,
       translation = @translation
     WHERE id = @id`,
  );
  const remove = db.prepare<[string]>('DELETE FROM cues WHERE id = ?');
  return {
    find: (id) => byId.get(id),
    insert: (row) => void insert.run(row),
    update: (row) => void update.run(row),
    remove: (id) => void remove.run(id),
  };
}
