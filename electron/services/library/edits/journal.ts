import type { Database } from 'better-sqlite3';
import type { JournalRepository } from '../library.ts';
import { journalTable } from './journal-table.ts';

/** What of the journal other threads read. */
export function journalRepository(db: Database): JournalRepository {
  const { undoState } = journalTable(db);
  return { undoState };
}
