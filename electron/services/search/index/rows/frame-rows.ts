import type { Database } from 'better-sqlite3';
import type { IndexedFrame, KeptFrame } from '../search-index.ts';
import type { Facets } from './facets.ts';
import type { RowCounters } from './row-counters.ts';

interface FrameRow {
  readonly id: number;
  readonly mediaId: string;
  readonly timeMs: number;
  readonly endMs: number;
  /** 64 bits do not fit a number. */
  readonly hash: string;
}

const frameSql = `
  SELECT frames.id, mediaId, timeMs, endMs, CAST(hash AS TEXT) AS hash
    FROM frames JOIN facets ON facets.id = facet JOIN videos ON videos.id = video`;

export interface FrameRows {
  /** Returns those whose rows are gone: all that were there. */
  readonly put: (video: number, frames: readonly KeptFrame[]) => readonly number[];
  readonly add: (video: number, frames: readonly KeptFrame[]) => void;
  readonly find: (ids: readonly number[]) => readonly IndexedFrame[];
  readonly at: (mediaId: string, timeMs: number) => IndexedFrame | null;
  readonly picture: (id: number) => Uint8Array | null;
}

export function frameRows(db: Database, facets: Facets, counters: RowCounters): FrameRows {
  const ofFacet = db.prepare<[number], number>('SELECT id FROM frames WHERE facet = ?').pluck();
  const add = db.prepare<[number, number, number, number, bigint]>(
    'INSERT INTO frames (id, facet, timeMs, endMs, hash) VALUES (?, ?, ?, ?, ?)',
  );
  const addPicture = db.prepare<[number, Uint8Array]>('INSERT INTO pictures (id, picture) VALUES (?, ?)');
  const drop = db.prepare<[number]>('DELETE FROM frames WHERE id = ?');
  const dropPicture = db.prepare<[number]>('DELETE FROM pictures WHERE id = ?');
  const one = db.prepare<[number], FrameRow>(`${frameSql} WHERE frames.id = ?`);
  const at = db.prepare<[string, number], FrameRow>(
    `${frameSql} WHERE mediaId = ? AND endMs > ? ORDER BY endMs LIMIT 1`,
  );
  const last = db.prepare<[string], FrameRow>(`${frameSql} WHERE mediaId = ? ORDER BY endMs DESC LIMIT 1`);
  const picture = db.prepare<[number], Buffer>('SELECT picture FROM pictures WHERE id = ?').pluck();

  function addAll(video: number, own: readonly KeptFrame[]): void {
    const facet = facets.ofFrames(video);
    for (const frame of own) {
      const id = counters.nextRow();
      add.run(id, facet, frame.timeMs, frame.endMs, BigInt.asIntN(64, frame.hash));
      addPicture.run(id, frame.picture);
    }
  }

  return {
    put: (video, own) => {
      const gone = ofFacet.all(facets.ofFrames(video));
      for (const id of gone) {
        drop.run(id);
        dropPicture.run(id);
      }
      addAll(video, own);
      return gone;
    },
    add: addAll,
    find: (ids) =>
      ids.flatMap((id) => {
        const row = one.get(id);
        return row === undefined ? [] : [frameOf(row)];
      }),
    at: (mediaId, timeMs) => {
      const row = at.get(mediaId, timeMs) ?? last.get(mediaId);
      return row === undefined ? null : frameOf(row);
    },
    picture: (id) => picture.get(id) ?? null,
  };
}

function frameOf({ hash, ...row }: FrameRow): IndexedFrame {
  return { ...row, hash: BigInt.asUintN(64, BigInt(hash)) };
}
