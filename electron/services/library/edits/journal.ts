import type { Database } from 'better-sqlite3';
import type { JournalRepository } from '../library.ts';
import { journalTable } from './journal-table.ts';

/** What of the journal other threads read. */
export function journalRepository(db: Database): JournalRepository {
  const journal = journalTable(db);
  return { undoState: (mediaId) => journal.undoState(mediaId) };
}
