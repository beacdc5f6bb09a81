import { basename } from 'node:path';
import { SidecutError } from '../../../../core/errors.ts';
import type { AudioTrack, MediaInfo } from '../../../../core/media/media-info.ts';
import { note } from '../../../../core/notes.ts';
import type { Note } from '../../../../core/notes.ts';
import { wordsOfError } from '../../ffmpeg/last-words.ts';
import { wasInterrupted } from '../../ffmpeg/spawn-ffmpeg.ts';
import type { ProgramEnd } from '../../ffmpeg/spawn-ffmpeg.ts';
import { claimedEndMs } from '../claimed-end.ts';
import { explainUndecodable } from '../decodable.ts';
import type { DecoderComplaints } from './decoder-complaints.ts';
import { sampleRate } from './place-samples.ts';
import type { SamplePlacer } from './place-samples.ts';

/** Fewer errors than this are usual: a tag at the end of an MP3 is one. */
const fewErrors = 3;

/** A track may end this much before the container says so; more means that the file was cut short. */
const missingEndMs = 1500;

export interface ReadEnd {
  readonly end: ProgramEnd;
  readonly complaints: DecoderComplaints;
  readonly placer: SamplePlacer;
  readonly media: MediaInfo;
  readonly track: AudioTrack;
  /** Where reading began. */
  readonly seekMs: number;
  readonly endMs?: number;
  readonly onWarning?: (warning: Note) => void;
}

/** Tells a whole track from one that broke off, and a broken one from none. */
export function checkEnd(read: ReadEnd): void {
  const { end, placer, media, seekMs, onWarning } = read;
  if (wasInterrupted(end)) throw new SidecutError('cancelled', {});
  if (placer.position === 0 && seekMs === 0) throw explainSilence(read);
  const name = basename(media.path);
  if (placer.jumpsIgnored > 0) onWarning?.(note('media-times-jump', { name }));
  if (read.track.gaps !== undefined) onWarning?.(note('media-has-gaps', { part: 'sound', name }));
  const warning = damage(read, name);
  if (warning !== null) onWarning?.(warning);
}

function damage(
  { end, complaints, placer, media, track, seekMs, endMs }: ReadEnd,
  name: string,
): Note | null {
  const atMs = seekMs + (placer.position * 1000) / sampleRate;
  const promisedMs = Math.min(claimedEndMs(media, track), endMs ?? Infinity);
  const hasFailed = end.exitCode !== 0;
  const isPartial = end.stderrTail.some((line) => /partial file|ended prematurely|Truncat/i.test(line));
  const missingMs = promisedMs - atMs;
  if (missingMs > missingEndMs || ((hasFailed || isPartial) && missingMs > 100)) {
    return note('media-breaks-off', { part: 'sound', name, atMs, promisedMs });
  }
  if (complaints.count < fewErrors && !(hasFailed && complaints.count > 0)) return null;
  return note('media-partly-damaged', { name, said: complaints.last ?? null });
}

function explainSilence({ end, media, track }: ReadEnd): SidecutError {
  if (end.startError !== undefined) {
    return new SidecutError('ffmpeg-failed', { reason: 'start', said: end.startError.message });
  }
  if (end.stderrTail.some((line) => /decoder .*not found|Unknown decoder|no decoder/i.test(line))) {
    return explainUndecodable(media, track, 'no-decoder');
  }
  const facts = { name: basename(media.path), track: track.index + 1, said: wordsOfError(end) };
  return new SidecutError('media-damaged', { reason: 'sound', ...facts });
}
