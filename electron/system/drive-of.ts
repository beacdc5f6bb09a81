import { readFileSync } from 'node:fs';
import path from 'node:path';

/** Drives come and go; to read the list costs less than a millisecond. */
const listLastsMs = 5000;
let mounts: readonly string[] = [];
let readAtMs = -Infinity;

/** What a path lies on, without asking the drive itself: its place in the tree of files, its letter, or its share. */
export function driveOf(file: string, platform: NodeJS.Platform = process.platform): string {
  if (platform === 'win32') return path.win32.parse(path.win32.resolve(file)).root.toLowerCase();
  if (platform === 'darwin') return /^\/Volumes\/[^/]+/.exec(file)?.[0] ?? '/';
  if (performance.now() - readAtMs > listLastsMs) {
    mounts = readMounts();
    readAtMs = performance.now();
  }
  return mountOf(file, mounts);
}

/** `mounts`: absolute, in any order. */
export function mountOf(file: string, mountPoints: readonly string[]): string {
  let longest = '/';
  for (const mount of mountPoints) {
    if (mount.length > longest.length && (file === mount || file.startsWith(`${mount}/`))) longest = mount;
  }
  return longest;
}

/** The second column of the list; blanks in it are written as octal numbers (proc(5)). */
export function parseMounts(list: string): readonly string[] {
  return list
    .split('\n')
    .map((line) => line.split(' ')[1])
    .filter((mount) => mount !== undefined)
    .map((mount) =>
      mount.replace(/\\([0-7]{3})/g, (_, octal: string) => String.fromCharCode(parseInt(octal, 8))),
    );
}

function readMounts(): readonly string[] {
  try {
    return parseMounts(readFileSync('/proc/self/mounts', 'utf8'));
  } catch {
    return [];
  }
}
