/** Opens a library, `FILE BACKUPS`, asks it once and leaves it open. */
import { openLibrary } from '../open-library.ts';

const [file, backupsFolder] = process.argv.slice(2);
const library = await openLibrary({ file: file!, backupsFolder: backupsFolder! });
await library.media.list();
process.stdout.write('opened');
