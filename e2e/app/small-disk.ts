import { spawnSync } from 'node:child_process';
import { readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

export interface SmallDisk {
  /** To the last byte. */
  fill(): Promise<void>;
  /** Makes room again. */
  free(): Promise<void>;
  unmount(): void;
}

const prefix = 'filler-';

/** A disk of its own in place of an empty folder; null where none can be mounted, which needs the right to. */
export function mountSmallDisk(folder: string, mebibytes: number): SmallDisk | null {
  const { status } = spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${mebibytes}m`, 'tmpfs', folder]);
  if (status !== 0) return null;
  return {
    async fill() {
      for (const bytes of [1024 * 1024, 4096]) {
        for (let number = 0; await fits(join(folder, `${prefix}${bytes}-${number}`), bytes);) number += 1;
      }
    },
    async free() {
      const fillers = (await readdir(folder)).filter((name) => name.startsWith(prefix));
      await Promise.all(fillers.map((name) => rm(join(folder, name))));
    },
    unmount: () => void spawnSync('umount', [folder]),
  };
}

function fits(path: string, bytes: number): Promise<boolean> {
  return writeFile(path, Buffer.alloc(bytes)).then(
    () => true,
    () => false,
  );
}
