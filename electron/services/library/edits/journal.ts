import type { Database } from 'better-sqlite3';
import type { JournalRepository } from '../library.ts';
import type { JournalSlice } from './edit-outcome.ts';
import { journalTable } from './journal-table.ts';
import { fromRowChange } from './row-change.ts';

/**
 * How much JSON a slice holds at most before its last change. Reading a message takes some 20 ms a megabyte on the
 * thread that gets it.
 */
const sliceCharacters = 250_000;

/** What of the journal other threads read. */
export function journalRepository(db: Database): JournalRepository {
  const journal = journalTable(db);
  return {
    undoState: (mediaId) => journal.undoState(mediaId),
    changes(seq, from): JournalSlice {
      const changes = [];
      let characters = 0;
      for (const { position, change, jsonLength } of journal.iterate(seq, from)) {
        if (characters > sliceCharacters) return { changes, next: position };
        changes.push(fromRowChange(change));
        characters += jsonLength;
      }
      return { changes, next: null };
    },
  };
}
