import type { Database } from 'better-sqlite3';
import type { Note } from '../../../../core/notes.ts';
import { facetsOf } from './rows/facets.ts';
import { frameRows } from './rows/frame-rows.ts';
import { passageRows } from './rows/passage-rows.ts';
import { rowCounters } from './rows/row-counters.ts';
import { rowsWithoutVector } from './rows/rows-without-vector.ts';
import { videoRows } from './rows/video-rows.ts';
import type { SearchIndex, VectorSpace } from './search-index.ts';
import { vectorStore } from './vectors/vector-store.ts';

/** An index over its open file; `remarks`: what was found when it was opened. */
export function createIndex(db: Database, remarks: readonly Note[] = []): SearchIndex {
  const facets = facetsOf(db);
  const counters = rowCounters(db);
  const passages = passageRows(db, facets, counters);
  const frames = frameRows(db, facets, counters);
  const videos = videoRows(db);
  const vectors = vectorStore(db);
  const without = rowsWithoutVector(db);

  /** All of it or nothing: a process that is killed, or a full disk, leaves what was there before. */
  function asOne<Args extends readonly unknown[]>(change: (...args: Args) => void): (...args: Args) => void {
    const transaction = db.transaction((run: () => void) => run());
    return (...args) => {
      try {
        transaction.immediate(() => change(...args));
      } catch (error) {
        vectors.forget();
        facets.forget();
        throw error;
      }
    };
  }

  function changed(video: number, kind: VectorSpace['of'], gone: readonly number[]): void {
    vectors.remove(gone, kind);
    videos.count(video, kind);
  }

  function putVectors(space: VectorSpace, ids: readonly number[], all: Float32Array): void {
    const rows = ids.flatMap((id, i) => {
      const facet = without.facetOf(space, id);
      const vector = all.subarray(i * space.dimensions, (i + 1) * space.dimensions);
      return facet === undefined ? [] : [{ id, facet, vector }];
    });
    vectors.put(space, rows);
    for (const video of new Set(rows.map(({ facet }) => videos.ofFacet(facet))))
      videos.count(video, space.of);
  }

  function remove(mediaId: string): void {
    const video = videos.find(mediaId);
    if (video === undefined) return;
    vectors.remove(passages.put(video, []), 'passages');
    vectors.remove(frames.put(video, []), 'frames');
    videos.remove(video);
    facets.forget();
  }

  return {
    remarks: () => remarks,
    videos: videos.list,
    putPassages: asOne((...[mediaId, stamp, own]: Parameters<SearchIndex['putPassages']>) => {
      const video = videos.open(mediaId);
      changed(video, 'passages', passages.put(video, own));
      videos.stamp(video, 'passages', stamp);
    }),
    putFrames: asOne((...[mediaId, stamp, own]: Parameters<SearchIndex['putFrames']>) => {
      const video = videos.open(mediaId);
      changed(video, 'frames', frames.put(video, own));
      videos.stamp(video, 'frames', stamp);
    }),
    addFrames: asOne((...[mediaId, stamp, own]: Parameters<SearchIndex['addFrames']>) => {
      const video = videos.open(mediaId);
      frames.add(video, own);
      changed(video, 'frames', []);
      videos.stamp(video, 'frames', stamp);
    }),
    passagesWithout: without.passages,
    framesWithout: without.frames,
    putVectors: asOne(putVectors),
    keepSpaces: asOne((spaces: readonly string[]) => vectors.keep(spaces)),
    remove: asOne((mediaIds: readonly string[]) => {
      for (const mediaId of mediaIds) remove(mediaId);
    }),
    findWords: passages.findWords,
    findNear: (space, vector, scope, limit) => {
      const kind = vectors.kindOf(space);
      return kind === undefined ? [] : vectors.find(space, vector, facets.allowed(scope, kind), limit);
    },
    passages: passages.find,
    frames: frames.find,
    vector: vectors.vector,
    frameAt: frames.at,
    passagesBetween: passages.between,
    picture: frames.picture,
    size: () => ({ bytes: usedBytes(db), ...videos.totals() }),
  };
}

function usedBytes(db: Database): number {
  const [all, free, bytes] = ['page_count', 'freelist_count', 'page_size'].map(
    (name) => db.pragma(name, { simple: true }) as number,
  );
  return (all! - free!) * bytes!;
}
