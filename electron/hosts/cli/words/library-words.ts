import { dirname } from 'node:path';
import type { VideoFault } from '../../../services/media/check-video.ts';
import type { MediaRecord } from '../../../services/library/media-record.ts';
import type { Presence } from '../../../services/media/presence.ts';
import { clock } from './clock.ts';
import { counted } from './counted.ts';
import { failureSentence } from './failure-sentence.ts';

export interface ListedVideo {
  readonly record: MediaRecord;
  readonly presence: Presence;
}

/** `talk.mp4 · 01:02.000 · 2 tracks (en, es) · ★★★ · #holiday · in /films`. */
export function listedLine({ record, presence }: ListedVideo): string {
  const { name, path, info, trackCount, doubtCount, tags, rating } = record;
  const languages = record.languages.filter((language) => language !== 'und').join(', ');
  const captions = `${counted(trackCount, 'track')}${languages === '' ? '' : ` (${languages})`}`;
  return [
    name,
    clock(info.durationMs),
    trackCount === 0 ? 'not captioned' : captions,
    ...(doubtCount > 0 ? [`${counted(doubtCount, 'cue')} to review`] : []),
    ...(rating > 0 ? ['★'.repeat(rating)] : []),
    ...tags.map((tag) => `#${tag}`),
    ...(presence === 'present' ? [] : [presence === 'changed' ? 'CHANGED' : 'MISSING']),
    `in ${dirname(path)}`,
  ].join(' · ');
}

/** What is wrong with a file, and what to do. */
export function faultSentence(fault: VideoFault): string {
  switch (fault.kind) {
    case 'missing':
      return 'is missing. If it was moved: sidecut library relink FOLDER. Its captions are kept.';
    case 'unplugged':
      return 'is on a drive that is not plugged in. It comes back by itself; its captions can be searched meanwhile.';
    case 'changed':
      return 'is another file now. Open the library in the app and choose "Use it", or put the old file back.';
    case 'damaged':
      return 'has the size and the date that it had, and another content: the disk may be failing. Restore it from a backup.';
    case 'unreadable':
      return `can't be read: ${failureSentence(fault.failure)}`;
  }
}
