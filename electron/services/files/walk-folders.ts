import type { Dirent } from 'node:fs';
import { join } from 'node:path';
import { nameOrder } from '../../../core/language/same-text.ts';
import { readEntries } from '../../system/user-files.ts';
import { fileKind } from './file-kind.ts';
import { isHidden } from './hidden-files.ts';

export interface WalkedFolder {
  readonly path: string;
  /** Whole paths of the videos and recordings in it. */
  readonly media: readonly string[];
}

const maxDepth = 32;

/**
 * A folder and those in it, each before those in it, in the order that people count in. What programs keep beside videos is
 * passed over, and so are links to folders, which may lead round in a circle, and folders that may not be read.
 * `skip`: a folder that is not looked into.
 */
export async function* walkFolders(
  folder: string,
  signal: AbortSignal,
  skip: (folder: string) => boolean = () => false,
  depth = 0,
): AsyncGenerator<WalkedFolder> {
  signal.throwIfAborted();
  if (depth > maxDepth || skip(folder)) return;
  const entries = await readEntries(folder).catch(() => null);
  if (entries === null) return;
  const visible = entries.filter(isOfPeople).sort((a, b) => compareNames(a.name, b.name));
  const media = visible.filter((entry) => !entry.isDirectory() && isMediaName(entry.name));
  yield { path: folder, media: media.map(({ name }) => join(folder, name)) };
  for (const entry of visible) {
    if (entry.isDirectory()) yield* walkFolders(join(folder, entry.name), signal, skip, depth + 1);
  }
}

const compareNames = nameOrder();

function isOfPeople(entry: Dirent): boolean {
  return !isHidden(entry.name) && !(entry.isDirectory() && isProgramFolder(entry.name));
}

/** A video or a recording by its name, and not one that a download or an editor has not finished. */
export function isMediaName(name: string): boolean {
  return fileKind(name) === 'media' && !isHidden(name) && !unfinished.test(name);
}

const unfinished = /\.(?:part|partial|tmp|temp|download|crdownload|filepart|f\d{3})\.[^.]+$|^~\$/i;

/** What cameras, shares, players and editors keep beside videos: pictures, copies and caches of theirs, and whole libraries. */
export function isProgramFolder(name: string): boolean {
  return programFolders.has(name.toLowerCase()) || packages.test(name);
}

const programFolders: ReadonlySet<string> = new Set([
  ...['@eadir', '#recycle', 'lost+found', '__macosx', 'thmbnl'],
  ...['adobe premiere pro video previews', 'adobe premiere pro audio previews', 'media cache files'],
  ...['adobe premiere pro auto-save', 'render cache', 'cacheclip', 'proxymedia'],
]);

const packages =
  /\.(?:photoslibrary|fcpbundle|fcpcache|imovielibrary|theater|tvlibrary|app|lrdata|dvdmedia|band|logicx)$/i;
