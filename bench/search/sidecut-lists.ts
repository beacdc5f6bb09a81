import path from 'node:path';
import type { Database } from 'better-sqlite3';
import { openIndexFile } from '../../electron/services/search/index/open-index-file.ts';
import type { VectorSpace } from '../../electron/services/search/index/search-index.ts';
import { vectorStore } from '../../electron/services/search/index/vectors/vector-store.ts';
import type { VectorStore } from '../../electron/services/search/index/vectors/vector-store.ts';
import type { EngineKind } from './engine.ts';

const spaceName = 'bench';

/** The store that Sidecut has. Rows count from 1. */
export const sidecutLists: EngineKind = {
  name: 'lists of sketches in SQLite (Sidecut)',
  open: ({ folder, dimensions }) => {
    const space: VectorSpace = { id: spaceName, of: 'passages', dimensions };
    const file = path.join(folder, 'moments.sqlite');
    let db: Database;
    let store: VectorStore;
    const open = (): void => {
      ({ db } = openIndexFile(file));
      store = vectorStore(db);
    };
    open();
    return Promise.resolve({
      add: (vectors, from) => {
        const rows = Array.from({ length: vectors.length / dimensions }, (_, i) => ({
          ...{ id: from + i + 1, facet: 1 },
          vector: vectors.subarray(i * dimensions, (i + 1) * dimensions),
        }));
        db.transaction(() => store.put(space, rows))();
      },
      finish: () => void db.pragma('wal_checkpoint(TRUNCATE)'),
      find: (query, limit) => store.find(spaceName, query, null, limit).map(({ id }) => id - 1),
      remove: (numbers) => {
        const ids = numbers.map((number) => number + 1);
        db.transaction(() => store.remove(ids, 'passages'))();
      },
      reopen: () => {
        db.close();
        open();
      },
      close: () => void db.close(),
    });
  },
};
