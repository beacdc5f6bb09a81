import type { Database } from 'better-sqlite3';
import type { IndexedVideo, VectorSpace } from '../search-index.ts';
import { rowsOfSpace } from '../vectors/vector-store.ts';

/** Videos and how much of each is indexed: counted when it changes, for a list of all is asked for often. */
export interface VideoRows {
  readonly list: () => readonly IndexedVideo[];
  readonly totals: () => { readonly passages: number; readonly frames: number };
  readonly find: (mediaId: string) => number | undefined;
  readonly open: (mediaId: string) => number;
  readonly ofFacet: (facet: number) => number;
  readonly stamp: (video: number, kind: VectorSpace['of'], stamp: string) => void;
  /** After its rows or their vectors have changed. */
  readonly count: (video: number, kind: VectorSpace['of']) => void;
  readonly remove: (video: number) => void;
}

export function videoRows(db: Database): VideoRows {
  const add = db.prepare<[string]>('INSERT INTO videos (mediaId) VALUES (?) ON CONFLICT DO NOTHING');
  const find = db.prepare<[string], number>('SELECT id FROM videos WHERE mediaId = ?').pluck();
  const ofFacet = db.prepare<[number], number>('SELECT video FROM facets WHERE id = ?').pluck();
  const stamps = {
    passages: db.prepare<[string, number]>('UPDATE videos SET textStamp = ? WHERE id = ?'),
    frames: db.prepare<[string, number]>('UPDATE videos SET pictureStamp = ? WHERE id = ?'),
  };
  const counts = { passages: countSql('passages'), frames: countSql('frames') };
  const countRows = { passages: db.prepare(counts.passages.rows), frames: db.prepare(counts.frames.rows) };
  const countVectors = {
    passages: db.prepare(counts.passages.vectors),
    frames: db.prepare(counts.frames.vectors),
  };
  const dropCounts = db.prepare<[number]>('DELETE FROM vectorCounts WHERE video = ?');
  const dropFacets = db.prepare<[number]>('DELETE FROM facets WHERE video = ?');
  const drop = db.prepare<[number]>('DELETE FROM videos WHERE id = ?');
  const rows = db.prepare<[], Omit<IndexedVideo, 'vectors'> & { readonly id: number }>(
    'SELECT id, mediaId, textStamp, pictureStamp, passages, frames FROM videos ORDER BY id',
  );
  const vectorCounts = db.prepare<
    [],
    { readonly video: number; readonly name: string; readonly size: number }
  >(
    `SELECT video, name, vectorCounts.size FROM vectorCounts JOIN spaces ON spaces.id = space
      WHERE vectorCounts.size > 0`,
  );
  const totals = db.prepare<[], { readonly passages: number; readonly frames: number }>(
    'SELECT coalesce(sum(passages), 0) AS passages, coalesce(sum(frames), 0) AS frames FROM videos',
  );

  return {
    list: () => {
      const vectors = new Map<number, Record<string, number>>();
      for (const { video, name, size } of vectorCounts.all()) {
        vectors.set(video, { ...vectors.get(video), [name]: size });
      }
      return rows.all().map(({ id, ...video }) => ({ ...video, vectors: vectors.get(id) ?? {} }));
    },
    totals: () => totals.get()!,
    find: (mediaId) => find.get(mediaId),
    open: (mediaId) => {
      add.run(mediaId);
      return find.get(mediaId)!;
    },
    ofFacet: (facet) => ofFacet.get(facet)!,
    stamp: (video, kind, stamp) => void stamps[kind].run(stamp, video),
    count: (video, kind) => {
      countRows[kind].run({ video });
      countVectors[kind].run({ video, kind });
    },
    remove: (video) => {
      for (const statement of [dropCounts, dropFacets, drop]) statement.run(video);
    },
  };
}

function countSql(table: VectorSpace['of']): { readonly rows: string; readonly vectors: string } {
  const own = `FROM facets CROSS JOIN ${table} ON facet = facets.id`;
  return {
    rows: `UPDATE videos SET ${table} = (SELECT count(*) ${own} WHERE video = @video) WHERE id = @video`,
    vectors: `INSERT OR REPLACE INTO vectorCounts (video, space, size)
      SELECT @video, spaces.id, (SELECT count(*) ${own} CROSS JOIN vectors
        ON vectors.id = spaces.id * ${rowsOfSpace} + ${table}.id WHERE video = @video)
      FROM spaces WHERE kind = @kind`,
  };
}
