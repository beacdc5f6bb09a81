import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { nameOrder } from '../../../core/language/same-text.ts';
import { fileKind } from './file-kind.ts';
import { isHidden } from './hidden-files.ts';

/** Of a whole archive only so much is taken at once: the library's list is read by people. */
export const maxExpanded = 5000;
const maxDepth = 16;

export interface Expanded {
  readonly paths: readonly string[];
  /** There are more than `maxExpanded`. */
  readonly isCut: boolean;
}

/**
 * Files as they are, and in the place of each folder the videos and recordings in it and below, in the order that people
 * count in. Hidden folders, links to folders and folders that may not be read are passed over.
 */
export async function expandFolders(paths: readonly string[], signal: AbortSignal): Promise<Expanded> {
  const found: string[] = [];
  for (const path of paths) {
    const isFolder = (await stat(path).catch(() => null))?.isDirectory() ?? false;
    if (isFolder) await collect(path, 0, found, signal);
    else found.push(path);
  }
  return { paths: found.slice(0, maxExpanded), isCut: found.length > maxExpanded };
}

const compareNames = nameOrder();

async function collect(folder: string, depth: number, into: string[], signal: AbortSignal): Promise<void> {
  signal.throwIfAborted();
  if (depth > maxDepth || into.length > maxExpanded) return;
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  const visible = entries.filter(({ name }) => !isHidden(name)).sort((a, b) => compareNames(a.name, b.name));
  for (const entry of visible) {
    if (!entry.isDirectory() && fileKind(entry.name) === 'media') into.push(join(folder, entry.name));
  }
  for (const entry of visible) {
    if (entry.isDirectory()) await collect(join(folder, entry.name), depth + 1, into, signal);
  }
}
