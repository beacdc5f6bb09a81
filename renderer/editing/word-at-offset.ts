import { wordRanges } from '../../core/cues/word-ranges.ts';
import type { TrackCue } from '../../core/project/track-cue.ts';

/** The word that an offset in the text of a cue falls on. */
export function wordAtOffset(cue: TrackCue, offset: number): number | null {
  return wordRanges(cue).find(({ start, end }) => start <= offset && offset < end)?.wordIndex ?? null;
}
