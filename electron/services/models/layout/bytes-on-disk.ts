import type { Stats } from 'node:fs';

/** The room that files take; what is one file under two names counts once. */
export function bytesOnDisk(files: readonly Pick<Stats, 'dev' | 'ino' | 'nlink' | 'size'>[]): number {
  const counted = new Set<string>();
  let bytes = 0;
  for (const { dev, ino, nlink, size } of files) {
    const file = `${dev} ${ino}`;
    if (nlink > 1 && counted.has(file)) continue;
    counted.add(file);
    bytes += size;
  }
  return bytes;
}
