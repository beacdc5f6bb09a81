import { dirname, sep } from 'node:path';
import { stat } from '../../system/user-files.ts';
import type { FolderRecord } from '../library/folder-record.ts';

/** Where systems put drives: as many folders as a drive's own place has. */
const mounts =
  /^(?:\/Volumes\/[^/]+|\/run\/media\/[^/]+\/[^/]+|\/media\/[^/]+(?:\/[^/]+)?|\/mnt\/[^/]+|[A-Za-z]:\\|\\\\[^\\]+\\[^\\]+)/;

/** A list of videos asks for the same few folders again and again. */
const rememberedMs = 2000;
const patienceMs = 2000;

/**
 * Whether a file that is not there lies on something that is not plugged in, rather than being gone: the place of its
 * drive is not there, or neither is the folder that the library follows nor the one that holds that.
 */
export function createUnpluggedLook(
  listFolders: () => Promise<readonly Pick<FolderRecord, 'path'>[]>,
): (path: string) => Promise<boolean> {
  const looks = new Map<string, { readonly isThere: Promise<boolean>; readonly atMs: number }>();
  let followed: { readonly paths: Promise<readonly string[]>; readonly atMs: number } | undefined;

  function isThere(folder: string): Promise<boolean> {
    const known = looks.get(folder);
    if (known !== undefined && Date.now() - known.atMs < rememberedMs) return known.isThere;
    const look = stat(folder, { patienceMs }).then(
      (found) => found.isDirectory(),
      () => false,
    );
    looks.set(folder, { isThere: look, atMs: Date.now() });
    return look;
  }

  function followedFolders(): Promise<readonly string[]> {
    if (followed === undefined || Date.now() - followed.atMs >= rememberedMs) {
      const paths = listFolders().then((folders) => folders.map(({ path }) => path));
      followed = { paths, atMs: Date.now() };
    }
    return followed.paths;
  }

  return async (path) => {
    const mount = mounts.exec(path)?.[0];
    if (mount !== undefined && mount !== path && !(await isThere(mount))) return true;
    const folder = (await followedFolders()).find((each) => path.startsWith(each + sep));
    return folder !== undefined && !(await isThere(folder)) && !(await isThere(dirname(folder)));
  };
}
