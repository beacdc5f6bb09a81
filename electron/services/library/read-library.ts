import { existsSync } from 'node:fs';
import Database from 'better-sqlite3';
import type { FolderRecord } from './folder-record.ts';
import type { MediaRecord } from './media-record.ts';
import { folderRepository } from './repositories/folders.ts';
import { mediaRepository } from './repositories/media.ts';

export interface LibraryContents {
  readonly media: readonly MediaRecord[];
  readonly folders: readonly FolderRecord[];
}

/** What a library of the present schema holds, read beside whoever has it open; nothing where there is none. */
export function readLibrary(libraryFile: string): LibraryContents {
  if (!existsSync(libraryFile)) return { media: [], folders: [] };
  const db = new Database(libraryFile, { readonly: true, fileMustExist: true });
  try {
    return { media: mediaRepository(db).list(), folders: folderRepository(db).list() };
  } finally {
    db.close();
  }
}
