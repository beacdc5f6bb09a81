import { existsSync } from 'node:fs';
import Database from 'better-sqlite3';

/** Where the videos of a library lie, read beside whoever has it open; none where there is no library that can be read. */
export function readVideoPaths(libraryFile: string): readonly string[] {
  if (!existsSync(libraryFile)) return [];
  try {
    const db = new Database(libraryFile, { readonly: true, fileMustExist: true });
    try {
      return db.prepare<[], string>('SELECT path FROM media').pluck().all();
    } finally {
      db.close();
    }
  } catch {
    return [];
  }
}
