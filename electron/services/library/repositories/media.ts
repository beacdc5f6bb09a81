import type { Database } from 'better-sqlite3';
import type { LabelChange } from '../../../../core/project/media-labels.ts';
import { labelsSchema } from '../../../../core/project/media-labels.ts';
import { parseJson } from '../../../../core/parse-json.ts';
import { defaultDoubt } from '../../../../core/cues/doubt-levels.ts';
import { lowCueConfidence } from '../../../../core/review/doubts.ts';
import type { MediaRepository } from '../library.ts';
import type { KnownFile, MediaContent, MediaPlace, MediaRecord, NewMedia } from '../media-record.ts';
import { unknownMedia } from '../unknown.ts';
import { parseColumn } from './json-column.ts';
import { mediaReplacer } from './replace-media.ts';
import { readMediaInfo } from './stored-media-info.ts';
import { updateColumns } from './update-statement.ts';

interface MediaRow extends Omit<
  MediaRecord,
  'info' | 'isSample' | 'hasPoster' | 'languages' | 'speakers' | 'tags'
> {
  readonly languages: string;
  readonly speakers: string;
  readonly tags: string;
  readonly info: string;
  readonly isSample: number;
  readonly hasPoster: number;
}

/** `lowCueConfidenceAt` of the level that is chosen: the library counts what the review would find. */
const doubtLimit = `min(1, ${lowCueConfidence / defaultDoubt} * coalesce(
  (SELECT value ->> '$' FROM settings WHERE key = 'doubt' AND json_valid(value)
    AND json_type(value) IN ('real', 'integer')), ${defaultDoubt}))`;

const recordColumns = `id, fingerprint, path, name, bytes, modifiedMs, info, isSample, addedAt, openedAt,
  tags, note, rating,
  EXISTS (SELECT 1 FROM analyses WHERE analyses.fingerprint = media.fingerprint AND kind = 'pictures'
    AND json_valid(value) AND value ->> 'hasPoster' = 1) AS hasPoster,
  (SELECT count(*) FROM tracks WHERE mediaId = media.id) AS trackCount,
  (SELECT json_group_array(language) FROM (
    SELECT language FROM tracks WHERE mediaId = media.id GROUP BY language ORDER BY min(position))) AS languages,
  (SELECT json_group_array(speaker) FROM (
    SELECT DISTINCT speaker FROM tracks JOIN cues ON trackId = tracks.id
    WHERE mediaId = media.id AND speaker IS NOT NULL ORDER BY speaker)) AS speakers,
  (SELECT count(*) FROM tracks JOIN cues ON trackId = tracks.id
    WHERE mediaId = media.id AND origin = 'machine' AND confidence < ${doubtLimit}) AS doubtCount`;

export function mediaRepository(db: Database): MediaRepository {
  const list = db.prepare<[], MediaRow>(
    `SELECT ${recordColumns} FROM media ORDER BY max(addedAt, coalesce(openedAt, '')) DESC, id`,
  );
  const byId = db.prepare<[string], MediaRow>(`SELECT ${recordColumns} FROM media WHERE id = ?`);
  const byFingerprint = db.prepare<[string], MediaRow>(
    `SELECT ${recordColumns} FROM media WHERE fingerprint = ?`,
  );
  const insert = db.prepare(
    `INSERT INTO media (id, fingerprint, path, name, bytes, modifiedMs, info, isSample, addedAt)
     VALUES (@id, @fingerprint, @path, @name, @bytes, @modifiedMs, @info, @isSample, @addedAt)`,
  );
  const deleteCues = db.prepare(
    'DELETE FROM cues WHERE trackId IN (SELECT id FROM tracks WHERE mediaId = ?)',
  );
  const deleteFound = db.prepare(
    'DELETE FROM analyses WHERE fingerprint = (SELECT fingerprint FROM media WHERE id = ?)',
  );
  // Also words of a file that this one has replaced; what another video has, or its tracks are made of, stays.
  const deleteWords = db.prepare(
    `WITH linked AS (SELECT transcriptId, mediaId FROM trackTranscripts JOIN tracks ON tracks.id = trackId)
     DELETE FROM transcripts
     WHERE (fingerprint = (SELECT fingerprint FROM media WHERE id = @id)
         OR id IN (SELECT transcriptId FROM linked WHERE mediaId = @id))
       AND fingerprint NOT IN (SELECT fingerprint FROM media WHERE id <> @id)
       AND id NOT IN (SELECT transcriptId FROM linked WHERE mediaId <> @id)`,
  );
  const replace = mediaReplacer(db);
  // What is there under the new one already stays.
  const renew = ['media', 'analyses', 'transcripts'].map((table) =>
    db.prepare<[string, string]>(`UPDATE OR IGNORE ${table} SET fingerprint = ? WHERE fingerprint = ?`),
  );
  const deleteMedia = db.prepare('DELETE FROM media WHERE id = ?');

  const paths = db.prepare<[], string>('SELECT path FROM media').pluck();
  const files = db.prepare<[], KnownFile>(
    `SELECT id, path, bytes, modifiedMs, (SELECT count(*) FROM tracks WHERE mediaId = media.id) AS trackCount FROM media`,
  );
  const textStamps = db.prepare<
    [],
    { mediaId: string; stamp: string; languages: string; readBy: string | null }
  >(
    `SELECT media.id AS mediaId,
       json_array(coalesce(projects.revision, 0), name, note, tags,
         (SELECT max(at) FROM analyses WHERE analyses.fingerprint = media.fingerprint AND kind = 'summary'),
         (SELECT max(at) FROM analyses WHERE analyses.fingerprint = media.fingerprint AND kind = 'picture-text')) AS stamp,
       (SELECT options ->> '$.model' FROM analyses WHERE analyses.fingerprint = media.fingerprint
          AND kind = 'picture-text' AND state = 'done' ORDER BY at DESC LIMIT 1) AS readBy,
       (SELECT json_group_array(DISTINCT language) FROM tracks WHERE tracks.mediaId = media.id) AS languages
     FROM media LEFT JOIN projects ON projects.mediaId = media.id`,
  );
  const label = db.prepare(
    `UPDATE media SET tags = coalesce(@tags, tags), note = coalesce(@note, note), rating = coalesce(@rating, rating)
     WHERE id = @id`,
  );
  const rewrite = db.prepare(
    `UPDATE media SET path = @path, name = @name, bytes = @bytes, modifiedMs = @modifiedMs, info = @info
     WHERE fingerprint = @fingerprint`,
  );

  const get = (id: string) => {
    const record = found(byId.get(id));
    if (record === null) throw unknownMedia(id);
    return record;
  };
  const change = (id: string, columns: Parameters<typeof updateColumns>[3]) => {
    if (!updateColumns(db, 'media', id, columns)) throw unknownMedia(id);
  };

  return {
    list: () => list.all().flatMap((row) => toRecord(row) ?? []),
    some: (ids) => ids.flatMap((id) => found(byId.get(id)) ?? []),
    files: () => files.all(),
    textStamps: () =>
      textStamps
        .all()
        .map(({ languages, ...row }) => ({ ...row, languages: parseColumn(languages) as readonly string[] })),
    paths: () => paths.all(),
    find: (id) => found(byId.get(id)),
    findByFingerprint: (fingerprint) => found(byFingerprint.get(fingerprint)),
    renewFingerprint: db.transaction((earlier: string, fingerprint: string) => {
      for (const statement of renew) statement.run(fingerprint, earlier);
    }),
    add: db.transaction((media: NewMedia) => {
      const info = JSON.stringify(media.info);
      const there = byFingerprint.get(media.fingerprint);
      if (there !== undefined && toRecord(there) === null) {
        const { path, name, bytes, modifiedMs, fingerprint } = media;
        rewrite.run({ path, name, bytes, modifiedMs, fingerprint, info });
        return get(there.id);
      }
      insert.run({ ...media, info, isSample: Number(media.isSample), addedAt: new Date().toISOString() });
      return get(media.id);
    }),
    move(id, { info, ...place }: MediaPlace) {
      change(id, { ...place, info: JSON.stringify(info) });
      return get(id);
    },
    replace(id, content: MediaContent) {
      replace(id, content);
      return get(id);
    },
    setLabels: db.transaction((changes: readonly LabelChange[]) => {
      for (const { mediaId, tags, note, rating } of changes) {
        const columns = { tags: tags === undefined ? null : JSON.stringify(tags), note: note ?? null };
        const { changes: count } = label.run({ id: mediaId, ...columns, rating: rating ?? null });
        if (count === 0) throw unknownMedia(mediaId);
      }
    }),
    markOpened(id) {
      change(id, { openedAt: new Date().toISOString() });
      return get(id);
    },
    remove: db.transaction((id: string) => {
      deleteWords.run({ id });
      deleteCues.run(id);
      deleteFound.run(id);
      if (deleteMedia.run(id).changes === 0) throw unknownMedia(id);
    }),
  };
}

function found(row: MediaRow | undefined): MediaRecord | null {
  return row === undefined ? null : toRecord(row);
}

/** Null where the row can't be read. */
function toRecord(row: MediaRow): MediaRecord | null {
  const info = readMediaInfo(row.info);
  if (info === null) return null;
  return {
    ...row,
    info,
    isSample: row.isSample === 1,
    hasPoster: row.hasPoster === 1,
    languages: parseColumn(row.languages) as MediaRecord['languages'],
    speakers: parseColumn(row.speakers) as MediaRecord['speakers'],
    tags: readTags(row.tags),
  };
}

function readTags(json: string): MediaRecord['tags'] {
  return labelsSchema.shape.tags.safeParse(parseJson(json)).data ?? [];
}
