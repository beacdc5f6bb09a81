import { stat } from 'node:fs/promises';
import { SidecutError } from '../../../core/errors.ts';
import type { MediaInfo } from '../../../core/media/media-info.ts';
import type { MediaRecord } from '../library/media-record.ts';

/** `changed`: a file of that name is there, but it is not the one that was added. */
export type Presence = 'present' | 'missing' | 'changed';

/** By the size: reading the content each time would make lists slow, and an edited video has another length. */
export async function findPresence(record: Pick<MediaRecord, 'path' | 'bytes'>): Promise<Presence> {
  const found = await stat(record.path).catch(() => null);
  if (found === null || !found.isFile()) return 'missing';
  return found.size === record.bytes ? 'present' : 'changed';
}

export function absenceSentence(presence: Exclude<Presence, 'present'>, name: string): string {
  return presence === 'missing'
    ? `"${name}" is not where it was. Show where it is now, or connect its drive; captions and edits are kept.`
    : `"${name}" was replaced by another file. Show where the one that was added is now, or add the new one.`;
}

/** The medium as ffmpeg needs it; fails with a sentence when its file is not there. */
export async function requirePresent(record: MediaRecord): Promise<MediaInfo> {
  const presence = await findPresence(record);
  if (presence !== 'present') throw new SidecutError('media-missing', absenceSentence(presence, record.name));
  return { ...record.info, path: record.path };
}
