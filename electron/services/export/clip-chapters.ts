import type { MediaChapter } from '../../../core/media/media-info.ts';
import type { Span } from './clip-plan.ts';
import { clipTimes } from './clip-subtitles.ts';

/** The chapters within a clip as ffmpeg's metadata file; null where there are none. */
export function clipChapters(chapters: readonly MediaChapter[], span: Span): string | null {
  const inside = clipTimes(chapters, span);
  if (inside.length === 0) return null;
  return [
    ';FFMETADATA1',
    ...inside.flatMap(({ startMs, endMs, title }) => [
      ...['[CHAPTER]', 'TIMEBASE=1/1000', `START=${startMs}`, `END=${endMs}`],
      `title=${title.replace(/[=;#\\\n]/g, '\\$&')}`,
    ]),
    '',
  ].join('\n');
}
