import { readdir } from 'node:fs/promises';
import { homedir, userInfo } from 'node:os';
import { basename, join } from 'node:path';
import { realpath, stat } from '../../system/user-files.ts';

/** The chooser opens without a drive that thinks longer. */
const patience = { patienceMs: 2000 };

/** Where the file chooser starts from. */
export interface Root {
  readonly path: string;
  readonly name: string;
  /** `given`: somebody named it, or works there; it is no place where the way to a folder begins. */
  readonly kind: 'given' | 'home' | 'drive';
}

type Place = Pick<Root, 'path' | 'name'>;

/** `given`: folders of the command line and of videos; they come first, since somebody named them. */
export async function findRoots(
  given: readonly string[],
  platform: NodeJS.Platform = process.platform,
): Promise<readonly Root[]> {
  const drives = platform === 'win32' ? driveLetters() : await mountedDrives(platform);
  const home = homedir();
  const candidates = [
    ...given.map((path) => ({ path, name: basename(path) || path, kind: 'given' as const })),
    { path: home, name: userName() ?? (basename(home) || home), kind: 'home' as const },
    ...drives.map((drive) => ({ ...drive, kind: 'drive' as const })),
  ];
  const real = await Promise.all(candidates.map(({ path }) => realFolder(path)));
  const homePath = real[given.length] ?? null;
  const seen = new Set<string>();
  return candidates.flatMap((candidate, index) => {
    const path = real[index] ?? null;
    if (path === null || seen.has(path)) return [];
    seen.add(path);
    // Somebody may work in the home folder itself.
    const { name, kind } = path === homePath ? candidates[given.length]! : candidate;
    return [{ path, name, kind }];
  });
}

/** null where the system knows none (some containers). */
function userName(): string | null {
  try {
    return userInfo().username || null;
  } catch {
    return null;
  }
}

async function mountedDrives(platform: NodeJS.Platform): Promise<readonly Place[]> {
  const parents =
    platform === 'darwin'
      ? ['/Volumes']
      : [`/media/${userInfo().username}`, `/run/media/${userInfo().username}`, '/media', '/mnt'];
  const found = await Promise.all(
    parents.map(async (parent) => {
      const entries = await readdir(parent, { withFileTypes: true }).catch(() => []);
      return entries
        .filter((entry) => entry.isDirectory() && !entry.name.startsWith('.'))
        .map(({ name }) => ({ path: join(parent, name), name }))
        .filter(({ path }) => !parents.includes(path));
    }),
  );
  return [...found.flat(), { path: '/', name: '/' }];
}

function driveLetters(): readonly Place[] {
  const letters = Array.from({ length: 26 }, (_, index) => String.fromCharCode(65 + index));
  return letters.map((letter) => ({ path: `${letter}:\\`, name: `${letter}:` }));
}

/** null where there is no folder. */
export async function realFolder(path: string): Promise<string | null> {
  const isFolder = (await stat(path, patience).catch(() => null))?.isDirectory() ?? false;
  return isFolder ? realpath(path, patience).catch(() => null) : null;
}
