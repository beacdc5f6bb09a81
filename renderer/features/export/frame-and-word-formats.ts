import type { ExportFormat } from '../../../core/contract/export.ts';
import type { Cue } from '../../../core/cues/cue.ts';
import { hasGivenWords } from '../../../core/formats/portable.ts';

/** Formats that have a way for times of words and leave them out unless told; the tables of core are too much for a page. */
export const carriesWordTimes: ReadonlySet<ExportFormat> = new Set(['ass', 'vtt', 'lrc']);

/** Formats whose times are frames. */
export const countsFrames: ReadonlySet<ExportFormat> = new Set([
  ...(['itt', 'fcpxml', 'stl', 'resolve-edl', 'fcp7-markers', 'fcpxml-chapters', 'otio'] as const),
]);

/** Whether cues have times of words: `given` by a file or a person, which are written unless told otherwise, or heard. */
export type TrackWords = 'none' | 'heard' | 'given';

export function wordsOf(cues: readonly Cue[]): TrackWords {
  const timed = cues.filter(({ words }) => words !== undefined && words.length > 0);
  if (timed.length === 0) return 'none';
  return timed.some(hasGivenWords) ? 'given' : 'heard';
}
