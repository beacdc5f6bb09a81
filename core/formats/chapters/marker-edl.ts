/** Markers that DaVinci Resolve wrote as a list of edits: see resolve-edl.ts. */
import { defaultFrameRate } from '../../time/frame-rate.ts';
import { splitLines } from '../lines.ts';
import { asRead, maxChapters } from './chapter-list.ts';
import type { ChapterMark, ChapterReadOptions, ReadChapters } from './chapter-list.ts';
import { msFromStart } from './marker-frames.ts';

const nameLine = /^\s{0,9}\|C:ResolveColor([A-Za-z]{1,20})\s{0,9}\|M:([^|]{0,2000})(?:\||$)/;
/** Number, reel, track, cut; the last two timecodes are those of the timeline. */
const eventLine =
  /^\d{1,6}\s+\S{1,40}\s+\S{1,10}\s+\S{1,10}\s+\d\d:\d\d:\d\d[:;.]\d\d\s+\S{11}\s+(\d\d:\d\d:\d\d[:;.]\d\d)\s/;
/** Where timelines begin, the likelier first: Resolve's, others. */
const usualStarts = ['01:00:00:00', '00:00:00:00'];

export function isMarkerEdl(text: string): boolean {
  return /^\ufeff?\s{0,99}TITLE:[^\n]{0,2000}\n/.test(text) && /\n\s{0,9}\|C:ResolveColor/.test(text);
}

export function parseMarkerEdl(text: string, options: ChapterReadOptions = {}): ReadChapters {
  const found: { readonly at: string; readonly title: string; readonly colour: string }[] = [];
  let at: string | null = null;
  for (const line of splitLines(text)) {
    at = eventLine.exec(line)?.[1] ?? at;
    const [, colour, title] = nameLine.exec(line) ?? [];
    if (title === undefined || at === null || found.length > maxChapters) continue;
    found.push({ at, title, colour: colour! });
  }
  const rate = options.frameRate ?? defaultFrameRate;
  const zero = [options.startTimecode ?? '', ...usualStarts].find((start) =>
    found.every((one) => msFromStart(one.at, start, rate) !== null),
  );
  const chapters = found.flatMap((one): ChapterMark[] => {
    const startMs = zero === undefined ? null : msFromStart(one.at, zero, rate);
    if (startMs === null) return [];
    return [{ startMs, title: one.title, ...(one.colour === 'Red' ? { beginsPart: true } : {}) }];
  });
  return asRead(chapters, { untimed: found.length - chapters.length });
}
