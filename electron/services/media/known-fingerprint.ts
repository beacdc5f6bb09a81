import { stat } from '../../system/user-files.ts';
import type { Library } from '../library/library.ts';
import type { MediaRecord } from '../library/media-record.ts';
import {
  earlierFingerprint,
  fingerprintMedia,
  matchesFingerprint,
  wasToldApart,
} from './media-fingerprint.ts';
import { findPresence } from './presence.ts';

/**
 * The fingerprint of a file. What an earlier version stored of it comes along: the record in the library, what was found
 * and what was heard. Where that version could have taken another recording for this one (see [Note: What a recording is
 * known by]) only a record that is surely of this file does: to hear a recording again costs time, words of another are
 * wrong.
 */
export async function recogniseFile(
  library: { readonly media: Pick<Library['media'], 'findByFingerprint' | 'renewFingerprint'> },
  path: string,
  signal?: AbortSignal,
): Promise<string> {
  const fingerprint = await fingerprintMedia(path, signal);
  if ((await library.media.findByFingerprint(fingerprint)) !== null) return fingerprint;
  const earlier = await earlierFingerprint(path, signal);
  const record = await library.media.findByFingerprint(earlier);
  const isSame =
    record === null ? await wasToldApart(path) : await isOf(record, { path, fingerprint }, signal);
  if (isSame) await library.media.renewFingerprint(earlier, fingerprint);
  return fingerprint;
}

interface File {
  readonly path: string;
  readonly fingerprint: string;
}

/** Whether a record with an earlier fingerprint, which this file shares, is of this file. */
async function isOf(
  record: MediaRecord,
  { path, fingerprint }: File,
  signal: AbortSignal | undefined,
): Promise<boolean> {
  const isElsewhere = record.path !== path && (await findPresence(record)) === 'present';
  if (isElsewhere) return matchesFingerprint(record.path, fingerprint, signal);
  if (await wasToldApart(path)) return true;
  // Moving a file keeps its date; silencing a word in it does not.
  return Math.round((await stat(path)).mtimeMs) === record.modifiedMs;
}
