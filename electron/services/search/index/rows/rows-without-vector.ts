import type { Database } from 'better-sqlite3';
import type { SearchIndex, VectorSpace } from '../search-index.ts';
import { rowsOfSpace } from '../vectors/vector-store.ts';

export type RowsWithoutVector = {
  readonly passages: SearchIndex['passagesWithout'];
  readonly frames: SearchIndex['framesWithout'];
  /** Of a row that is there and has no vector in this space. */
  readonly facetOf: (space: VectorSpace, id: number) => number | undefined;
};

export function rowsWithoutVector(db: Database): RowsWithoutVector {
  const passages = db.prepare<[string, number, number], { readonly id: number; readonly text: string }>(
    ofVideo('passages', 'text'),
  );
  const frames = db.prepare<[string, number, number], { readonly id: number; readonly picture: Buffer }>(
    ofVideo('frames', 'picture', 'JOIN pictures ON pictures.id = frames.id'),
  );
  const facet = {
    passages: db.prepare<[number, number], number>(facetSql('passages')).pluck(),
    frames: db.prepare<[number, number], number>(facetSql('frames')).pluck(),
  };
  const spaceId = db.prepare<[string], number>('SELECT id FROM spaces WHERE name = ?').pluck();
  /** Space 0 has no vectors. */
  const firstOf = ({ id }: VectorSpace): number => (spaceId.get(id) ?? 0) * rowsOfSpace;

  return {
    passages: (space, mediaId, limit) => passages.all(mediaId, firstOf(space), limit),
    frames: (space, mediaId, limit) => frames.all(mediaId, firstOf(space), limit),
    facetOf: (space, id) => facet[space.of].get(firstOf(space), id),
  };
}

function ofVideo(table: VectorSpace['of'], column: string, join = ''): string {
  return `SELECT ${table}.id, ${column}
      FROM videos JOIN facets ON video = videos.id CROSS JOIN ${table} ON facet = facets.id ${join}
     WHERE mediaId = ? AND NOT EXISTS (SELECT 1 FROM vectors WHERE vectors.id = ? + ${table}.id)
     ORDER BY ${table}.id LIMIT ?`;
}

function facetSql(table: VectorSpace['of']): string {
  return `SELECT facet FROM ${table}
    WHERE NOT EXISTS (SELECT 1 FROM vectors WHERE vectors.id = ? + ${table}.id) AND id = ?`;
}
