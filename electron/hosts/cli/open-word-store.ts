import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Library } from '../../services/library/library.ts';
import { openLibrary } from '../../services/library/open-library.ts';
import { lockDataFolder } from '../app/hold-data-folder.ts';

/**
 * Where the command line keeps what it heard: the app's library, so that neither hears what the other has heard; while the
 * app has that open, a file of its own in the data folder, which the library takes over the next time.
 */
export async function openWordStore(home: string): Promise<Library> {
  const own = { file: join(home, 'cli', 'words.sqlite'), backupsFolder: join(home, 'cli', 'backups') };
  const release = lockDataFolder(home);
  if (release === null) return openLibrary(own);
  try {
    const library = await openLibrary({
      file: join(home, 'library.sqlite'),
      backupsFolder: join(home, 'backups'),
    });
    if (existsSync(own.file)) {
      // Brings it to the present schema.
      await (await openLibrary(own)).close();
      await library.transcripts.takeOver(own.file);
    }
    return library;
  } finally {
    // Held while the schema may change; the app may start beside us.
    release();
  }
}
