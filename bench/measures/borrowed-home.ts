import { copyFile, mkdir, mkdtemp, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { dataFiles, dataFolder } from '../../electron/hosts/data-folder.ts';

export interface BorrowedHome extends AsyncDisposable {
  readonly home: string;
  /** Room for what is written. */
  readonly out: string;
}

/** The user's models, and what was found out about them, in a data folder that is thrown away: no word is kept. */
const shared = ['models', 'cache'];

export async function borrowHome(): Promise<BorrowedHome> {
  const folder = await mkdtemp(join(tmpdir(), 'sidecut-voices-'));
  const home = join(folder, 'home');
  await mkdir(home);
  for (const name of shared) {
    const own = join(dataFolder(), name);
    await mkdir(own, { recursive: true });
    await symlink(own, join(home, name), 'junction');
  }
  // What the devices did when they were last tried: trying them again would count as recognising.
  await copyFile(dataFiles(dataFolder()).providerCache, dataFiles(home).providerCache).catch(() => undefined);
  return {
    home,
    out: join(folder, 'out'),
    // Links are removed, not what they lead to.
    [Symbol.asyncDispose]: () => rm(folder, { recursive: true, force: true }),
  };
}
