import type { Database } from 'better-sqlite3';
import { note } from '../../../../core/notes.ts';
import type { Note } from '../../../../core/notes.ts';
import { explainDatabaseError, saysDamaged } from '../../library/database-errors.ts';
import { createIndex } from './create-index.ts';
import { openIndexFile, putAside } from './open-index-file.ts';
import type { OpenedIndex } from './open-index-file.ts';
import type { SearchIndex } from './search-index.ts';

/** An open index that begins anew where its file turns out to be damaged. */
export interface IndexSession {
  readonly call: (method: keyof SearchIndex, args: readonly unknown[]) => unknown;
  readonly close: () => void;
}

type AnyMethod = (...args: readonly unknown[]) => unknown;

export function openIndexSession(file: string): IndexSession {
  let { db, index } = open(file);

  function beginAnew(): void {
    db.close();
    putAside(file);
    ({ db, index } = open(file, [note('search-index-begun-again', {})]));
  }

  return {
    call: (method, args) => {
      const run = () => (index[method] as AnyMethod)(...args);
      try {
        try {
          return run();
        } catch (error) {
          if (!saysDamaged(error)) throw error;
          beginAnew();
          return run();
        }
      } catch (error) {
        throw explainDatabaseError(error, file);
      }
    },
    close: () => db.close(),
  };
}

function open(file: string, earlier: readonly Note[] = []): { db: Database; index: SearchIndex } {
  let opened: OpenedIndex | undefined;
  try {
    opened = openIndexFile(file);
    return { db: opened.db, index: createIndex(opened.db, [...earlier, ...opened.remarks]) };
  } catch (error) {
    opened?.db.close();
    throw explainDatabaseError(error, file);
  }
}
