import type { Stats } from 'node:fs';

type StoredFile = Pick<Stats, 'dev' | 'ino' | 'nlink' | 'size'>;

/** The room that files take; what is one file under two names counts once. */
export function bytesOnDisk(files: readonly StoredFile[]): number {
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

/** The room that comes free when these names go: what has another name elsewhere, as a linked import has, stays. */
export function bytesFreed(files: readonly StoredFile[]): number {
  const names = new Map<string, number>();
  let bytes = 0;
  for (const { dev, ino, nlink, size } of files) {
    const file = `${dev} ${ino}`;
    const seen = (names.get(file) ?? 0) + 1;
    names.set(file, seen);
    if (seen === Math.max(1, nlink)) bytes += size;
  }
  return bytes;
}
