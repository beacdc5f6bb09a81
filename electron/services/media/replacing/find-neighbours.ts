import { dirname, join } from 'node:path';
import { readNames, stat } from '../../../system/user-files.ts';
import type { MediaRecord } from '../../library/media-record.ts';
import { fileKind } from '../../files/file-kind.ts';
import { matchesFingerprint } from '../media-fingerprint.ts';

export interface Neighbour {
  readonly record: MediaRecord;
  readonly path: string;
}

/** A folder of more is not searched to its end: somebody waits. */
const maxFiles = 5000;

/**
 * Videos that are missing and lie beside a file that was just found again, under whatever name: whoever moved one moved
 * the others. Only files of the right size are read.
 */
export async function findNeighbours(
  missing: readonly MediaRecord[],
  foundPath: string,
  signal: AbortSignal,
): Promise<readonly Neighbour[]> {
  const folder = dirname(foundPath);
  const wanted = Map.groupBy(missing, ({ bytes }) => bytes);
  const names = missing.length === 0 ? [] : await readNames(folder).catch(() => []);
  const found: Neighbour[] = [];
  for (const name of names.filter((each) => fileKind(each) === 'media').slice(0, maxFiles)) {
    signal.throwIfAborted();
    const path = join(folder, name);
    const size = path === foundPath ? undefined : (await stat(path).catch(() => undefined))?.size;
    const alike = size === undefined ? undefined : wanted.get(size);
    if (alike === undefined) continue;
    for (const record of alike) {
      const isIt = await matchesFingerprint(path, record.fingerprint, signal).catch(() => false);
      if (isIt) found.push({ record, path });
    }
  }
  return found;
}
