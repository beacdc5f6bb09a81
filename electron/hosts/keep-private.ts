import { chmodSync, lstatSync, readdirSync, realpathSync } from 'node:fs';
import { chmod, lstat, readdir } from 'node:fs/promises';
import path from 'node:path';

/**
 * [Note: Who may read the data folder]
 * Captions and paths are nobody else's: the folder is its owner's alone (0700), and so is every file in it (0600). Windows
 * gives the folder of a user to that user by itself. What an earlier version made, and what ffmpeg and the system make with
 * their own permissions, is looked through at each start. A folder that somebody chose and that holds other things as well
 * (their home, say) stays as it is; what is Sidecut's in it becomes private all the same.
 */
const ownFiles = /^(app\.lock|providers\.json|window\.json|library\.sqlite.*|\.doctor-\d+)$/;
/** All that is in them is ours. */
const ownFolders = ['backups', 'cache', 'cli', 'locks', 'media', 'search', 'sound', 'unfinished'];
/** Files in `models` may be the person's own, by another name (hard links); in `window` Chromium keeps watch itself. */
const closedFolders = ['models', 'window'];

const folderMode = 0o700;
const fileMode = 0o600;

/** What can't be changed (somebody else's, a drive without permissions) stays as it is. Settles when all is looked through. */
export async function keepPrivate(home: string, platform: NodeJS.Platform = process.platform): Promise<void> {
  if (platform === 'win32') return;
  const names = namesIn(home);
  // The folder itself may be a link to where it is.
  const isOwn = (name: string) => ownFiles.test(name) || [...ownFolders, ...closedFolders].includes(name);
  if (names.every(isOwn)) closeNow(real(home), folderMode);
  const deep: string[] = [];
  for (const name of names) {
    const entry = path.join(home, name);
    if (ownFiles.test(name)) closeNow(entry, fileMode);
    else if (closedFolders.includes(name)) closeNow(entry, folderMode);
    else if (ownFolders.includes(name)) deep.push(entry);
  }
  for (const folder of deep) await closeAll(folder);
}

async function closeAll(folder: string): Promise<void> {
  const found = await lstat(folder).catch(() => undefined);
  if (!found?.isDirectory()) return;
  await close(folder, folderMode);
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  for (const entry of entries) {
    const inner = path.join(folder, entry.name);
    if (entry.isDirectory()) await closeAll(inner);
    else if (entry.isFile()) await close(inner, fileMode);
  }
}

/** Never what a link leads to. */
async function close(entry: string, mode: number): Promise<void> {
  const found = await lstat(entry).catch(() => undefined);
  if (found === undefined || found.isSymbolicLink() || (found.mode & 0o777) === mode) return;
  await chmod(entry, mode).catch(() => undefined);
}

function closeNow(entry: string, mode: number): void {
  try {
    const found = lstatSync(entry);
    if (!found.isSymbolicLink() && (found.mode & 0o777) !== mode) chmodSync(entry, mode);
  } catch {
    // Gone, or not ours.
  }
}

function real(folder: string): string {
  try {
    return realpathSync(folder);
  } catch {
    return folder;
  }
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}
