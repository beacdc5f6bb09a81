import { existsSync } from 'node:fs';
import type { Library } from '../../services/library/library.ts';
import { openLibrary } from '../../services/library/open-library.ts';
import { tryFileLock } from '../../services/locks/file-lock.ts';
import type { DataFiles } from '../data-folder.ts';

/**
 * Where the command line keeps what it heard: the app's library, so that neither hears what the other has heard; while the
 * app has that open, a file of its own in the data folder, which the library takes over the next time.
 */
export async function openWordStore(files: DataFiles): Promise<Library> {
  const own = { file: files.words, backupsFolder: files.wordBackups };
  // Held while the schema may change; the app may start beside us afterwards.
  using lock = tryFileLock(files.lock);
  if (lock === undefined) return await openLibrary(own);
  const library = await openLibrary({ file: files.library, backupsFolder: files.backups });
  if (existsSync(own.file)) {
    // Brings it to the present schema.
    await (await openLibrary(own)).close();
    await library.transcripts.takeOver(own.file);
  }
  return library;
}
