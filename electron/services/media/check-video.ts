import { basename } from 'node:path';
import { toFailure } from '../../../core/failure.ts';
import type { Failure } from '../../../core/failure.ts';
import { isCancellation } from '../../../core/errors.ts';
import { stat } from '../../system/user-files.ts';
import type { MediaRecord } from '../library/media-record.ts';
import { checkMediaFile } from './check-media-file.ts';
import { matchesFingerprint } from './media-fingerprint.ts';
import { findPresence } from './presence.ts';

/**
 * `unplugged`: what it lies on is not there. `changed`: another file lies where it was. `damaged`: it has the size and the
 * date that it had, and another content. `unreadable`: it is there and can't be read.
 */
export type VideoFault =
  | { readonly kind: 'missing' | 'unplugged' | 'changed' | 'damaged'; readonly name: string }
  | { readonly kind: 'unreadable'; readonly name: string; readonly failure: Failure };

export interface CheckParts {
  readonly isUnplugged: (path: string) => Promise<boolean>;
  /** Reads what fingerprints are made of, also where nothing says that the file has changed. */
  readonly deep: boolean;
  readonly signal: AbortSignal;
}

/** null: the file is what it was. */
export async function checkVideo(
  record: MediaRecord,
  { isUnplugged, deep, signal }: CheckParts,
): Promise<VideoFault | null> {
  const name = basename(record.path);
  const presence = await findPresence(record);
  if (presence === 'missing')
    return { kind: (await isUnplugged(record.path)) ? 'unplugged' : 'missing', name };
  if (presence === 'changed') return { kind: 'changed', name };
  try {
    await checkMediaFile(record.path);
    const hasSameDate = Math.round((await stat(record.path)).mtimeMs) === Math.round(record.modifiedMs);
    if (hasSameDate && !deep) return null;
    const isSame = await matchesFingerprint(record.path, record.fingerprint, signal);
    return isSame ? null : { kind: hasSameDate ? 'damaged' : 'changed', name };
  } catch (error) {
    if (isCancellation(error) || signal.aborted) throw error;
    return { kind: 'unreadable', name, failure: toFailure(error) };
  }
}
