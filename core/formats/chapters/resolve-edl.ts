/**
 * Markers for DaVinci Resolve: a list of edits (CMX 3600) with one event of one frame for each marker, its colour, name
 * and length in a comment, as Resolve writes and reads it (File, Import, Timeline markers from EDL).
 */
import { oneLine } from '../../language/one-line.ts';
import type { ChapterFacts, ChapterMark } from './chapter-list.ts';
import { framedChapters } from './marker-frames.ts';

/** Of Resolve's own timelines. */
const usualStart = '01:00:00:00';

export function writeResolveEdl(marks: readonly ChapterMark[], facts: ChapterFacts): string {
  const { chapters, isDropFrame, timecodeAt } = framedChapters(marks, facts, usualStart);
  const events = chapters.map(({ title, startFrame, beginsPart }, index) => {
    const number = String(index + 1).padStart(3, '0');
    const [from, to] = [timecodeAt(startFrame), timecodeAt(startFrame + 1)];
    const colour = beginsPart === true ? 'ResolveColorRed' : 'ResolveColorBlue';
    return (
      `${number}  001      V     C        ${from} ${to} ${from} ${to}\n` +
      ` |C:${colour} |M:${title.replaceAll('|', '/')} |D:1\n\n`
    );
  });
  const name = oneLine(facts.name ?? 'Sidecut');
  return `TITLE: ${name}\nFCM: ${isDropFrame ? 'DROP FRAME' : 'NON-DROP FRAME'}\n\n${events.join('')}`;
}
