import type { Change, Chapter, Edit } from '../project/project.ts';
import type { TrackCue } from '../project/track-cue.ts';
import { shiftWords } from './cue-words.ts';
import { namedEdit } from './make-edit.ts';

export interface TimedProject {
  /** By track id. */
  readonly cues: ReadonlyMap<string, readonly TrackCue[]>;
  readonly chapters: readonly Chapter[];
}

/**
 * Moves everything that has a time, in all tracks, for a video whose sound comes later by `deltaMs` (negative: earlier)
 * than that of the file before. Nobody rewrote the cues, so each stays whose it was, words and confidence too. What now
 * lies before the beginning has no place any more and goes: see `countBeforeBeginning`.
 */
export function fitToVideo(project: TimedProject, deltaMs: number, newId: () => string): Edit | null {
  const delta = Math.round(deltaMs);
  if (delta === 0) return null;
  const changes: Change[] = [];
  let count = 0;
  for (const [trackId, cues] of project.cues) {
    for (const before of cues) changes.push({ kind: 'cue', trackId, before, after: movedCue(before, delta) });
    count += cues.length;
  }
  changes.push(...movedChapters(project.chapters, delta));
  return namedEdit('edit.fitToVideo', { count }, changes, newId);
}

/** How many cues `fitToVideo` would let go. */
export function countBeforeBeginning({ cues }: Pick<TimedProject, 'cues'>, deltaMs: number): number {
  const delta = Math.round(deltaMs);
  let count = 0;
  for (const ofTrack of cues.values()) count += ofTrack.filter((cue) => isGone(cue, delta)).length;
  return count;
}

/** Less than this of a cue is too little to be seen: a frame at 25 in a second. */
const minLeftMs = 40;

function isGone({ endMs }: TrackCue, delta: number): boolean {
  return endMs + delta < minLeftMs;
}

function movedCue(cue: TrackCue, delta: number): TrackCue | null {
  const endMs = cue.endMs + delta;
  if (isGone(cue, delta)) return null;
  const startMs = Math.max(0, cue.startMs + delta);
  const words = shiftWords(cue.words, delta);
  return { ...cue, startMs, endMs, ...(words === undefined ? {} : { words }) };
}

/** Of the chapters that begin before the beginning the last one is the chapter that the video now begins with. */
function movedChapters(chapters: readonly Chapter[], delta: number): readonly Change[] {
  const early = chapters.filter(({ startMs }) => startMs + delta <= 0);
  const first = early.at(-1);
  return chapters.map((before): Change => {
    const isOver = early.includes(before) && before !== first;
    const after = isOver ? null : { ...before, startMs: Math.max(0, before.startMs + delta) };
    return { kind: 'chapter', before, after };
  });
}
