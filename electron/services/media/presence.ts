import { SidecutError } from '../../../core/errors.ts';
import { stat } from '../../system/user-files.ts';
import type { Wish } from '../../system/drives.ts';
import type { MediaInfo } from '../../../core/media/media-info.ts';
import type { Library } from '../library/library.ts';
import type { MediaRecord } from '../library/media-record.ts';
import { whereThereIsRoom } from '../library/where-there-is-room.ts';
import { unknownMedia } from '../library/unknown.ts';
import { matchesFingerprint } from './media-fingerprint.ts';

/** `changed`: a file of that name is there, but it is not the one that was added. */
export type Presence = 'present' | 'missing' | 'changed';

/** By the size: reading the content each time would make lists slow, and an edited video has another length. */
export async function findPresence(
  record: Pick<MediaRecord, 'path' | 'bytes'>,
  wish?: Wish,
): Promise<Presence> {
  const found = await stat(record.path, wish).catch(() => null);
  if (found === null || !found.isFile()) return 'missing';
  return found.size === record.bytes ? 'present' : 'changed';
}

/** Of a library of thousands not all files are asked for in one turn. */
export const lookedAtOnce = 200;

/** Those whose files are not there, or are others by now. */
export async function findMissing(records: readonly MediaRecord[]): Promise<readonly MediaRecord[]> {
  const missing: MediaRecord[] = [];
  for (let start = 0; start < records.length; start += lookedAtOnce) {
    const some = records.slice(start, start + lookedAtOnce);
    const presences = await Promise.all(some.map((record) => findPresence(record)));
    missing.push(...some.filter((_, index) => presences[index] !== 'present'));
  }
  return missing;
}

/**
 * Also finds a file of the same length that was written since: its content is looked at. For one file at a time, such as
 * the one that is opened.
 */
export async function lookClosely(
  library: { readonly media: Pick<Library['media'], 'move'> },
  record: MediaRecord,
): Promise<Presence> {
  const presence = await findPresence(record);
  if (presence !== 'present') return presence;
  const found = await stat(record.path).catch(() => null);
  const modifiedMs = found === null ? record.modifiedMs : Math.round(found.mtimeMs);
  if (modifiedMs === Math.round(record.modifiedMs)) return presence;
  const isSame = await matchesFingerprint(record.path, record.fingerprint).catch(() => true);
  if (!isSame) return 'changed';
  const { path, name, bytes, info } = record;
  await whereThereIsRoom(library.media.move(record.id, { path, name, bytes, info, modifiedMs }));
  return presence;
}

/** What the library knows of it; `media-unknown` where it knows nothing (any more). */
export async function requireMedia(
  library: { readonly media: Pick<Library['media'], 'find'> },
  mediaId: string | null,
): Promise<MediaRecord> {
  const record = mediaId === null ? null : await library.media.find(mediaId);
  if (record === null) throw unknownMedia(mediaId);
  return record;
}

/** The medium as ffmpeg needs it; fails when its file is not there. */
export async function requirePresent(record: MediaRecord): Promise<MediaInfo> {
  const presence = await findPresence(record);
  if (presence !== 'present')
    throw new SidecutError('media-missing', { reason: presence, name: record.name });
  return { ...record.info, path: record.path };
}
