import { writeFfmetadataSpans } from '../../../core/formats/chapters/ffmetadata.ts';
import type { MediaChapter } from '../../../core/media/media-info.ts';
import type { Span } from './clip-plan.ts';
import { clipTimes } from './clip-subtitles.ts';

/** The chapters within a clip as ffmpeg's metadata file; null where there are none. */
export function clipChapters(chapters: readonly MediaChapter[], span: Span): string | null {
  const inside = clipTimes(chapters, span);
  return inside.length === 0 ? null : writeFfmetadataSpans(inside);
}
