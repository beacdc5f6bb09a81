import { existsSync } from 'node:fs';
import Database from 'better-sqlite3';
import type { GlossaryTerm } from '../../../core/glossary/term.ts';
import { fromTermRow } from './repositories/glossary-row.ts';
import type { TermRow } from './repositories/glossary-row.ts';

/**
 * The terms of a library itself, without those of single videos, the oldest first; read beside whoever has it open. None
 * where there is no library, or one from before there were terms.
 */
export function readGlossary(libraryFile: string): readonly GlossaryTerm[] {
  if (!existsSync(libraryFile)) return [];
  try {
    const db = new Database(libraryFile, { readonly: true, fileMustExist: true });
    try {
      // All columns: a library of before may have fewer.
      return db
        .prepare<[], Partial<TermRow> & Pick<TermRow, 'id' | 'mediaId' | 'term'>>(
          'SELECT * FROM glossary WHERE mediaId IS NULL ORDER BY addedAt, rowid',
        )
        .all()
        .map(({ id, mediaId, term, keep = 0, translations = null }) =>
          fromTermRow({ id, mediaId, term, keep, translations }),
        );
    } finally {
      db.close();
    }
  } catch {
    return [];
  }
}
