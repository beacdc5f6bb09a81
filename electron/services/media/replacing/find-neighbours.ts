import { dirname, sep } from 'node:path';
import { stat } from '../../../system/user-files.ts';
import type { MediaRecord } from '../../library/media-record.ts';
import { walkFolders } from '../../files/walk-folders.ts';
import { matchesFingerprint } from '../media-fingerprint.ts';

export interface Neighbour {
  readonly record: MediaRecord;
  readonly path: string;
}

/** Whole paths of one file, before it was moved and now. */
export interface Move {
  readonly from: string;
  readonly to: string;
}

/** More are not searched through while somebody waits. */
const maxFiles = 5000;

/**
 * Videos that are missing too and were moved with one that was just found again: whoever moved one moved the others. A whole
 * tree may have another beginning now (another drive, another name of a folder on the way), so each is looked for where
 * it would then be; the others beside the file and below, under whatever name. Only files of the right size are read.
 */
export async function findNeighbours(
  missing: readonly MediaRecord[],
  move: Move,
  signal: AbortSignal,
): Promise<readonly Neighbour[]> {
  const found = new Map<string, Neighbour>();
  for (const { from, to } of changedFolders(move)) {
    for (const record of missing) {
      if (found.has(record.id) || !record.path.startsWith(from + sep)) continue;
      signal.throwIfAborted();
      const path = to + record.path.slice(from.length);
      const size = (await stat(path).catch(() => undefined))?.size;
      if (size === record.bytes && (await isOf(path, record, signal))) found.set(record.id, { record, path });
    }
  }
  const left = missing.filter(({ id }) => !found.has(id));
  for (const neighbour of await findInFolder(left, dirname(move.to), signal, maxFiles)) {
    if (neighbour.path !== move.to) found.set(neighbour.record.id, neighbour);
  }
  return [...found.values()];
}

/** Of a folder with all in it, whatever the files are called now. */
export async function findInFolder(
  missing: readonly MediaRecord[],
  folder: string,
  signal: AbortSignal,
  limit = Infinity,
): Promise<readonly Neighbour[]> {
  const wanted = Map.groupBy(missing, ({ bytes }) => bytes);
  const found = new Map<string, Neighbour>();
  let looked = 0;
  if (missing.length === 0) return [];
  for await (const { media } of walkFolders(folder, signal)) {
    for (const path of media) {
      looked += 1;
      if (looked > limit || found.size === missing.length) return [...found.values()];
      const size = (await stat(path).catch(() => undefined))?.size;
      for (const record of (size === undefined ? undefined : wanted.get(size)) ?? []) {
        if (!found.has(record.id) && (await isOf(path, record, signal))) {
          found.set(record.id, { record, path });
        }
      }
    }
  }
  return [...found.values()];
}

/** The folders that changed their places: the outermost one, and the one that the file itself lay in. */
export function changedFolders({ from, to }: Move): readonly Move[] {
  const before = dirname(from).split(sep);
  const now = dirname(to).split(sep);
  let same = 0;
  while (same < Math.min(before.length, now.length) - 1 && before.at(-1 - same) === now.at(-1 - same))
    same += 1;
  const outermost = {
    from: before.slice(0, before.length - same).join(sep),
    to: now.slice(0, now.length - same).join(sep),
  };
  if (outermost.from === outermost.to) return [];
  return same === 0 ? [outermost] : [outermost, { from: dirname(from), to: dirname(to) }];
}

function isOf(path: string, { fingerprint }: MediaRecord, signal: AbortSignal): Promise<boolean> {
  return matchesFingerprint(path, fingerprint, signal).catch(() => false);
}
