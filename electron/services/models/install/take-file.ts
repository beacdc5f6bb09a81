import { constants, copyFile, link, mkdir, realpath, rename, stat } from 'node:fs/promises';
import path from 'node:path';
import type { Disk } from '../hub/disk.ts';
import { requireFreeSpace } from './storage.ts';

export interface TakeOptions {
  readonly id: string;
  /** Never share it. */
  readonly copy: boolean;
}

/**
 * Puts a file of the user into a model's folder: the file itself and not a symbolic link to it, because ONNX Runtime
 * reads no weights outside the folder; from another disk it is copied. True when it takes no further space.
 */
export async function takeFile(disk: Disk, from: string, to: string, options: TakeOptions): Promise<boolean> {
  const real = await realpath(from);
  await mkdir(path.dirname(to), { recursive: true });
  if (!options.copy && (await worked(link(real, to)))) return true;
  await requireFreeSpace(disk, path.dirname(to), (await stat(real)).size, options.id);
  await copyFile(real, `${to}.part`, constants.COPYFILE_FICLONE);
  await rename(`${to}.part`, to);
  return false;
}

function worked(attempt: Promise<void>): Promise<boolean> {
  return attempt.then(
    () => true,
    () => false,
  );
}
