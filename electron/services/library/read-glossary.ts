import { existsSync } from 'node:fs';
import Database from 'better-sqlite3';
import type { GlossaryTerm } from '../../../core/glossary/term.ts';

/**
 * The terms of a library itself, without those of single videos, the oldest first; read beside whoever has it open. None
 * where there is no library, or one from before there were terms.
 */
export function readGlossary(libraryFile: string): readonly GlossaryTerm[] {
  if (!existsSync(libraryFile)) return [];
  try {
    const db = new Database(libraryFile, { readonly: true, fileMustExist: true });
    try {
      return db
        .prepare<[], GlossaryTerm>(
          'SELECT id, term AS text, mediaId FROM glossary WHERE mediaId IS NULL ORDER BY addedAt, rowid',
        )
        .all();
    } finally {
      db.close();
    }
  } catch {
    return [];
  }
}
