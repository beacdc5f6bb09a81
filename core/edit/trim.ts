import type { Edit } from '../project/project.ts';
import type { TrackCue } from '../project/track-cue.ts';
import { clampWords, mapWords, shiftWords } from './cue-words.ts';
import type { RippleOption } from './delete.ts';
import { movedCue } from './delete.ts';
import type { EditContext } from './edit-context.ts';
import { indexOfCue, minCueMs } from './edit-context.ts';
import type { CueChange } from './make-edit.ts';
import { cueEdit, editedCue } from './make-edit.ts';

/**
 * Moves one edge of a cue, at most to a frame from the other. With `ripple`, moving the end moves the cues that
 * start at or after it, too. Words that are cut off become points at the edge.
 */
export function trimCue(
  c: EditContext,
  cueId: string,
  edge: 'start' | 'end',
  toMs: number,
  options: RippleOption,
): Edit | null {
  const index = indexOfCue(c.cues, cueId);
  const cue = c.cues[index];
  if (cue === undefined) return null;
  const to = Math.round(toMs);
  if (edge === 'start') {
    const startMs = Math.max(0, Math.min(to, cue.endMs - minCueMs(c)));
    const after = withTimes(cue, startMs, cue.endMs);
    return cueEdit(c, 'edit.trimStart', { number: index + 1 }, [{ before: cue, after }]);
  }
  const endMs = Math.max(to, cue.startMs + minCueMs(c));
  const changes: CueChange[] = [{ before: cue, after: withTimes(cue, cue.startMs, endMs) }];
  if (options.ripple) changes.push(...followers(c.cues, index, endMs - cue.endMs));
  return cueEdit(c, 'edit.trimEnd', { number: index + 1 }, changes);
}

/** Sets both times, as typed: a pure move takes the words along, else they are cut to the new span. */
export function setTimes(c: EditContext, cueId: string, startMs: number, endMs: number): Edit | null {
  const index = indexOfCue(c.cues, cueId);
  const cue = c.cues[index];
  if (cue === undefined) return null;
  const start = Math.max(0, Math.round(startMs));
  const end = Math.max(Math.round(endMs), start + minCueMs(c));
  return cueEdit(c, 'edit.setTimes', { number: index + 1 }, [
    { before: cue, after: withTimes(cue, start, end) },
  ]);
}

/** The cue with other times and the words that follow: moved, cut, or carried to a place apart. */
export function withTimes(cue: TrackCue, startMs: number, endMs: number): TrackCue {
  if (startMs === cue.startMs && endMs === cue.endMs) return cue;
  const words = wordsForTimes(cue, startMs, endMs);
  return editedCue(cue, { startMs, endMs, ...(words === undefined ? {} : { words }) });
}

function wordsForTimes(cue: TrackCue, startMs: number, endMs: number): TrackCue['words'] {
  const span = { startMs, endMs };
  const oldLength = cue.endMs - cue.startMs;
  if (endMs - startMs === oldLength) return shiftWords(cue.words, startMs - cue.startMs);
  const isApart = startMs >= cue.endMs || endMs <= cue.startMs;
  if (!isApart || oldLength <= 0) return cutWords(cue, startMs, endMs);
  const scale = (endMs - startMs) / oldLength;
  const mapped = mapWords(cue.words, (ms) => Math.round(startMs + (ms - cue.startMs) * scale));
  return clampWords(mapped, span);
}

/** Words are cut at an edge that moved; one that reached over the other (the cue builder lets them) stays so. */
function cutWords(cue: TrackCue, startMs: number, endMs: number): TrackCue['words'] {
  return clampWords(cue.words, {
    startMs: startMs === cue.startMs ? 0 : startMs,
    endMs: endMs === cue.endMs ? Infinity : endMs,
  });
}

/** Cues that start at or after the old end of the cue at `index`. */
function followers(cues: readonly TrackCue[], index: number, deltaMs: number): CueChange[] {
  if (deltaMs === 0) return [];
  const cue = cues[index]!;
  return cues
    .slice(index + 1)
    .filter(({ startMs }) => startMs >= cue.endMs)
    .map((before) => ({ before, after: movedCue(before, deltaMs) }));
}
