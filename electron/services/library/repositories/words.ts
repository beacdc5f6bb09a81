import type { Database } from 'better-sqlite3';
import { foldForSearch } from '../../../../core/search/search-words.ts';
import type { FoundCue, WordRepository } from '../library.ts';

/** FTS5's trigrams know no shorter ones; those are looked for in the rows themselves. */
const minIndexed = 3;

/**
 * [Note: The index of words]
 * Typing a word should not cost an update of an index that few ask. So a track is indexed when somebody searches and the
 * project has changed since: each with one range of rows, which goes as a whole. An index of another revision than its
 * project, or of a track that is gone, is stale and never asked.
 */
export function wordRepository(db: Database): WordRepository {
  const dropTexts = db.prepare<[{ readonly trackId: string }]>(
    `DELETE FROM cueTexts WHERE rowid BETWEEN (SELECT firstRow FROM indexedTracks WHERE trackId = @trackId)
       AND (SELECT lastRow FROM indexedTracks WHERE trackId = @trackId)`,
  );
  const forget = db.prepare<[string]>('DELETE FROM indexedTracks WHERE trackId = ?');
  const gone = db
    .prepare<[], string>('SELECT trackId FROM indexedTracks WHERE trackId NOT IN (SELECT id FROM tracks)')
    .pluck();
  const stale = db
    .prepare<[], string>(
      `SELECT tracks.id FROM tracks LEFT JOIN projects USING (mediaId)
         LEFT JOIN indexedTracks ON indexedTracks.trackId = tracks.id
       WHERE indexedTracks.revision IS NOT coalesce(projects.revision, 0)`,
    )
    .pluck();
  const revision = db
    .prepare<[string], number>(
      'SELECT coalesce(revision, 0) FROM tracks LEFT JOIN projects USING (mediaId) WHERE tracks.id = ?',
    )
    .pluck();
  const nextRow = db.prepare<[], number>('SELECT coalesce(max(lastRow), 0) + 1 FROM indexedTracks').pluck();
  const texts = db.prepare<[string], { readonly id: string; readonly text: string }>(
    'SELECT id, text FROM cues WHERE trackId = ?',
  );
  const addText = db.prepare<[number, string, string]>(
    'INSERT INTO cueTexts (rowid, text, cueId) VALUES (?, ?, ?)',
  );
  const addTrack = db.prepare<[string, number, number, number]>(
    'INSERT INTO indexedTracks (trackId, revision, firstRow, lastRow) VALUES (?, ?, ?, ?)',
  );

  function drop(trackId: string): void {
    dropTexts.run({ trackId });
    forget.run(trackId);
  }

  return {
    stale: db.transaction(() => {
      for (const trackId of gone.all()) drop(trackId);
      return stale.all();
    }),
    index: db.transaction((trackId: string) => {
      const now = revision.get(trackId);
      drop(trackId);
      if (now === undefined) return;
      const firstRow = nextRow.get()!;
      let row = firstRow;
      for (const { id, text } of texts.all(trackId)) addText.run(row++, foldForSearch(text), id);
      // A track without cues has a row of its own too: a range is never empty.
      addTrack.run(trackId, now, firstRow, Math.max(firstRow, row - 1));
    }),
    find: (terms, limit) => find(db, terms, limit),
  };
}

function find(db: Database, terms: readonly string[], limit: number): readonly FoundCue[] {
  if (terms.length === 0) return [];
  const indexed = terms.filter((term) => Array.from(term).length >= minIndexed);
  const short = terms.filter((term) => !indexed.includes(term));
  const conditions = [
    ...(indexed.length > 0 ? ['cueTexts MATCH ?'] : []),
    ...short.map(() => `cueTexts.text LIKE ? ESCAPE '\\'`),
  ];
  const values = [
    ...(indexed.length > 0 ? [indexed.map((term) => `"${term.replaceAll('"', '""')}"`).join(' AND ')] : []),
    ...short.map((term) => `%${term.replaceAll(/[\\%_]/g, '\\$&')}%`),
  ];
  // The video opened or added last comes first, as in the list of videos.
  return db
    .prepare<unknown[], FoundCue>(
      `SELECT media.id AS mediaId, media.name AS mediaName, tracks.id AS trackId, tracks.name AS trackName,
         cues.id AS cueId, cues.startMs, cues.text
       FROM cueTexts JOIN cues ON cues.id = cueId JOIN tracks ON tracks.id = cues.trackId
         JOIN media ON media.id = tracks.mediaId
       WHERE ${conditions.join(' AND ')}
       ORDER BY max(addedAt, coalesce(openedAt, '')) DESC, media.id, tracks.position, cues.startMs, cues.id
       LIMIT ?`,
    )
    .all(...values, limit);
}
