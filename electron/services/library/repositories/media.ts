import type { Database } from 'better-sqlite3';
import type { MediaRepository } from '../library.ts';
import type { DerivedMedia, MediaPlace, MediaRecord, NewMedia } from '../media-record.ts';
import { unknownMedia } from '../unknown.ts';
import { parseColumn, toColumn } from './json-column.ts';
import { updateColumns } from './update-statement.ts';

interface MediaRow extends Omit<MediaRecord, 'info' | 'isSample' | 'hasPoster'> {
  readonly info: string;
  readonly isSample: number;
  readonly hasPoster: number;
}

interface DerivedRow {
  readonly hasPeaks: number;
  readonly hasPoster: number;
  readonly thumbnails: string | null;
  readonly shots: string | null;
  readonly speech: string | null;
  readonly proxy: string | null;
  readonly warnings: string;
}

const recordColumns = `id, fingerprint, path, name, bytes, modifiedMs, info, isSample, addedAt, openedAt, hasPoster,
  (SELECT count(*) FROM tracks WHERE mediaId = media.id) AS trackCount`;

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
  const derivedById = db.prepare<[string], DerivedRow>(
    'SELECT hasPeaks, hasPoster, thumbnails, shots, speech, proxy, warnings FROM media WHERE id = ?',
  );
  const deleteCues = db.prepare(
    'DELETE FROM cues WHERE trackId IN (SELECT id FROM tracks WHERE mediaId = ?)',
  );
  const deleteMedia = db.prepare('DELETE FROM media WHERE id = ?');

  const known = <T>(id: string, row: T | undefined): T => {
    if (row === undefined) throw unknownMedia(id);
    return row;
  };
  const get = (id: string) => toRecord(known(id, byId.get(id)));
  const change = (id: string, columns: Parameters<typeof updateColumns>[3]) => {
    if (!updateColumns(db, 'media', id, columns)) throw unknownMedia(id);
  };

  return {
    list: () => list.all().map(toRecord),
    find: (id) => found(byId.get(id)),
    findByFingerprint: (fingerprint) => found(byFingerprint.get(fingerprint)),
    add(media: NewMedia) {
      insert.run({
        ...media,
        info: JSON.stringify(media.info),
        isSample: Number(media.isSample),
        addedAt: new Date().toISOString(),
      });
      return get(media.id);
    },
    move(id, { info, ...place }: MediaPlace) {
      change(id, { ...place, info: JSON.stringify(info) });
      return get(id);
    },
    markOpened(id) {
      change(id, { openedAt: new Date().toISOString() });
      return get(id);
    },
    derived: (id) => toDerived(known(id, derivedById.get(id))),
    setDerived(id, patch) {
      change(id, derivedColumns(patch));
      return toDerived(known(id, derivedById.get(id)));
    },
    remove: db.transaction((id: string) => {
      deleteCues.run(id);
      if (deleteMedia.run(id).changes === 0) throw unknownMedia(id);
    }),
  };
}

function found(row: MediaRow | undefined): MediaRecord | null {
  return row === undefined ? null : toRecord(row);
}

function toRecord(row: MediaRow): MediaRecord {
  return {
    ...row,
    info: parseColumn(row.info) as MediaRecord['info'],
    isSample: row.isSample === 1,
    hasPoster: row.hasPoster === 1,
  };
}

function toDerived(row: DerivedRow): DerivedMedia {
  return {
    hasPeaks: row.hasPeaks === 1,
    hasPoster: row.hasPoster === 1,
    thumbnails: parseColumn(row.thumbnails) as DerivedMedia['thumbnails'],
    shots: parseColumn(row.shots) as DerivedMedia['shots'],
    speech: parseColumn(row.speech) as DerivedMedia['speech'],
    proxy: parseColumn(row.proxy) as DerivedMedia['proxy'],
    warnings: parseColumn(row.warnings) as DerivedMedia['warnings'],
  };
}

function derivedColumns(patch: Partial<DerivedMedia>): Record<string, string | number | null> {
  return Object.fromEntries(
    Object.entries(patch).map(([name, value]) => [
      name,
      typeof value === 'boolean' ? Number(value) : toColumn(value),
    ]),
  );
}
