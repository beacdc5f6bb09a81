import type { Database } from 'better-sqlite3';
import { unknownMedia } from '../unknown.ts';
import type { MediaContent } from '../media-record.ts';
import { updateColumns } from './update-statement.ts';

/**
 * [Note: Replacing a video]
 * Tracks, cues, words and the journal belong to the video of the library and stay; what was found in the old content
 * belongs to that and is made anew. A content is in the library once: a video that has the new one already goes, and
 * its tracks with their history come over.
 */
export function mediaReplacer(db: Database): (id: string, content: MediaContent) => void {
  const fingerprintOf = db.prepare<[string], { readonly fingerprint: string }>(
    'SELECT fingerprint FROM media WHERE id = ?',
  );
  const withFingerprint = db.prepare<[string, string], { readonly id: string }>(
    'SELECT id FROM media WHERE fingerprint = ? AND id <> ?',
  );
  // What is known of the replacement itself was stored before it.
  const dropFound = db.prepare<[string, string]>(
    `DELETE FROM analyses WHERE fingerprint = ? OR (fingerprint = ? AND kind <> 'replacement')`,
  );
  const count = db.prepare<[string]>('UPDATE projects SET revision = revision + 1 WHERE mediaId = ?');
  const takeOver = projectMover(db);
  const takeLabels = labelMover(db);
  return db.transaction((id: string, { info, ...content }: MediaContent) => {
    const old = fingerprintOf.get(id);
    if (old === undefined) throw unknownMedia(id);
    const other = withFingerprint.get(content.fingerprint, id);
    if (other !== undefined) {
      takeLabels(other.id, id);
      takeOver(other.id, id);
      count.run(id);
    }
    dropFound.run(old.fingerprint, content.fingerprint);
    updateColumns(db, 'media', id, { ...content, info: JSON.stringify(info) });
  });
}

/** What one of two says about a video stays where the other says nothing; tags of both are kept. */
function labelMover(db: Database): (from: string, into: string) => void {
  const merge = db.prepare(
    `UPDATE media SET
       note = CASE WHEN media.note = '' THEN other.note ELSE media.note END,
       rating = CASE WHEN media.rating = 0 THEN other.rating ELSE media.rating END,
       tags = CASE WHEN json_valid(media.tags) AND json_valid(other.tags) THEN (
         SELECT json_group_array(value) FROM (SELECT value FROM (
           SELECT value, 0 AS place, key FROM json_each(media.tags)
           UNION ALL SELECT value, 1, key FROM json_each(other.tags)
         ) GROUP BY value ORDER BY min(place), key)) ELSE media.tags END
     FROM media AS other WHERE other.id = @from AND media.id = @into`,
  );
  return (from, into) => void merge.run({ from, into });
}

/** Moves all tracks of a video to another one, and removes it. */
function projectMover(db: Database): (from: string, into: string) => void {
  const nextPosition = db.prepare<[string], { readonly position: number }>(
    'SELECT coalesce(max(position) + 1, 0) AS position FROM tracks WHERE mediaId = ?',
  );
  const anyChapter = db.prepare<[string]>('SELECT 1 FROM chapters WHERE mediaId = ? LIMIT 1');
  const moveTracks = db.prepare<[string, number, string]>(
    'UPDATE tracks SET mediaId = ?, position = position + ? WHERE mediaId = ?',
  );
  const moveExtras = db.prepare<[string, string]>('UPDATE trackExtras SET mediaId = ? WHERE mediaId = ?');
  const moveChapters = db.prepare<[string, string]>('UPDATE chapters SET mediaId = ? WHERE mediaId = ?');
  const dropUndone = db.prepare<[string]>('DELETE FROM edits WHERE mediaId = ? AND undone = 1');
  const dropChapterEdits = db.prepare<[string]>(
    `DELETE FROM edits WHERE mediaId = ?
       AND EXISTS (SELECT 1 FROM editChanges WHERE seq = edits.seq AND kind = 'chapter')`,
  );
  // Rows of tracks and chapters name their video, those of cues do not.
  const ofEdits = 'seq IN (SELECT seq FROM edits WHERE mediaId = @from)';
  const rewriteEdits = [
    `UPDATE editChanges SET before = json_set(before, '$.mediaId', @into), after = json_set(after, '$.mediaId', @into)
     WHERE kind IN ('track', 'chapter') AND ${ofEdits}`,
    `UPDATE editChanges SET before = json_set(before, '$.position', (before ->> 'position') + @position),
       after = json_set(after, '$.position', (after ->> 'position') + @position)
     WHERE kind = 'track' AND ${ofEdits}`,
  ].map((sql) => db.prepare(sql));
  const moveEdits = db.prepare<[string, string]>('UPDATE edits SET mediaId = ? WHERE mediaId = ?');
  const remove = db.prepare<[string]>('DELETE FROM media WHERE id = ?');
  return (from, into) => {
    const { position } = nextPosition.get(into)!;
    moveTracks.run(into, position, from);
    moveExtras.run(into, from);
    dropUndone.run(from);
    // Two lists of chapters in one would be neither.
    if (anyChapter.get(into) === undefined) moveChapters.run(into, from);
    else dropChapterEdits.run(from);
    for (const statement of rewriteEdits) statement.run({ from, into, position });
    moveEdits.run(into, from);
    remove.run(from);
  };
}
