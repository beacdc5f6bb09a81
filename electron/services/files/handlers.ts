import { constants } from 'node:fs';
import type { Dirent } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { nameOrder } from '../../../core/language/same-text.ts';
import type { fileOperations, FileEntry } from '../../../core/contract/files.ts';
import { isSidecutError, SidecutError } from '../../../core/errors.ts';
import { access, readEntries, realpath, stat } from '../../system/user-files.ts';
import type { Handlers } from '../../transport/calls.ts';
import { fileKind } from './file-kind.ts';
import { isHidden } from './hidden-files.ts';
import { findRoots, realFolder as existingFolder } from './roots.ts';
import type { Root } from './roots.ts';
import type { SourceRegistry } from './source-registry.ts';

/** A folder of a camera card or a render has thousands; asking for all at once would fill the thread pool. */
const statsAtOnce = 64;

/**
 * The chooser that a page draws where the operating system's dialogs can't be had. `givenFolders`: folders that
 * start the list of roots, asked for each time. `videoFolder`: where the file of a video lies or lay.
 */
export function createFileHandlers(
  registry: SourceRegistry,
  givenFolders: () => Promise<readonly string[]>,
  videoFolder: (mediaId: string) => Promise<string | null>,
): Handlers<typeof fileOperations> {
  return {
    'files.roots': async () => {
      const roots = await findRoots(await givenFolders());
      return {
        roots: roots.map(({ path, name, kind }) => ({
          id: registry.idFor(path),
          name,
          isHome: kind === 'home',
          kind: 'folder' as const,
          bytes: null,
          modifiedAt: null,
        })),
      };
    },
    'files.ofVideo': async ({ mediaId }) => {
      const folder = await videoFolder(mediaId);
      const left = folder === null ? null : await whatIsLeft(folder);
      return { folder: left === null ? null : registry.idFor(left) };
    },
    'files.list': async ({ folder }, { signal }) => {
      // What a symbolic link leads to is shown under its real place, so that going up goes where people expect.
      const path = await realFolder(registry.pathOf(folder));
      const entries = await listFolder(registry, path, signal);
      const roots = await findRoots(await givenFolders());
      return { path: breadcrumb(registry, roots, path), entries, writable: await isWritable(path) };
    },
  };
}

/** Of the way to a folder; null when only the drive is. */
async function whatIsLeft(folder: string): Promise<string | null> {
  for (let path = folder; dirname(path) !== path; path = dirname(path)) {
    const found = await existingFolder(path);
    if (found !== null) return found;
  }
  return null;
}

async function realFolder(path: string): Promise<string> {
  try {
    return await realpath(path);
  } catch (cause) {
    throw folderError(path, cause);
  }
}

async function listFolder(
  registry: SourceRegistry,
  folder: string,
  signal: AbortSignal,
): Promise<FileEntry[]> {
  const found = await readEntries(folder).catch((cause: unknown) => {
    throw folderError(folder, cause);
  });
  const visible = found.filter(({ name }) => !isHidden(name));
  const entries: FileEntry[] = [];
  for (let start = 0; start < visible.length; start += statsAtOnce) {
    signal.throwIfAborted();
    const some = visible.slice(start, start + statsAtOnce);
    const described = await Promise.all(some.map((entry) => describe(registry, folder, entry)));
    entries.push(...described.filter((entry) => entry !== null));
  }
  return entries.sort(byKindAndName);
}

/** null: nothing to choose (a socket, a broken link, a file that the user may not read). */
async function describe(registry: SourceRegistry, folder: string, entry: Dirent): Promise<FileEntry | null> {
  const shown = join(folder, entry.name);
  try {
    const path = entry.isSymbolicLink() ? await realpath(shown) : shown;
    const [found] = await Promise.all([stat(path), access(path, constants.R_OK)]);
    if (!found.isDirectory() && !found.isFile()) return null;
    return {
      id: registry.idFor(path),
      name: entry.name,
      kind: found.isDirectory() ? 'folder' : fileKind(entry.name),
      bytes: found.isDirectory() ? null : found.size,
      modifiedAt: found.mtime.toISOString(),
    };
  } catch {
    return null;
  }
}

const compareNames = nameOrder();

/** Folders first, then by name as people count: `clip 2` before `clip 10`. */
function byKindAndName(a: FileEntry, b: FileEntry): number {
  return Number(b.kind === 'folder') - Number(a.kind === 'folder') || compareNames(a.name, b.name);
}

/** From the home folder or the drive down to the folder: what somebody named is on the way, not its beginning. */
function breadcrumb(registry: SourceRegistry, roots: readonly Root[], folder: string) {
  const steps: { id: string; name: string; isHome: boolean }[] = [];
  for (let path = folder; ; path = dirname(path)) {
    const root = roots.find(({ kind, path: start }) => kind !== 'given' && start === path);
    const top = root !== undefined || dirname(path) === path;
    const name = root?.name ?? (basename(path) || path);
    steps.unshift({ id: registry.idFor(path), name, isHome: root?.kind === 'home' });
    if (top) return steps;
  }
}

async function isWritable(folder: string): Promise<boolean> {
  return access(folder, constants.W_OK).then(
    () => true,
    () => false,
  );
}

function folderError(folder: string, cause: unknown): SidecutError {
  if (isSidecutError(cause)) return cause;
  const { code } = cause as NodeJS.ErrnoException;
  if (code === 'ENOENT')
    return new SidecutError('file-not-found', { reason: 'folder', path: folder }, { cause });
  if (code === 'ENOTDIR')
    return new SidecutError('usage', { reason: 'not-a-folder', path: folder }, { cause });
  if (code === 'EACCES' || code === 'EPERM') {
    return new SidecutError('file-unreadable', { reason: 'folder-permission', path: folder }, { cause });
  }
  const facts = { reason: 'folder', path: folder, said: code ?? String(cause) } as const;
  return new SidecutError('file-unreadable', facts, { cause });
}
