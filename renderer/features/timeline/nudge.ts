/** The keyboard's way of moving and trimming: a frame at a time, never over a neighbour. */
import { moveCues } from '../../../core/edit/move.ts';
import { trimCue } from '../../../core/edit/trim.ts';
import type { Edit } from '../../../core/project/project.ts';
import type { FrameRate } from '../../../core/time/frame-rate.ts';
import { frameToMs, nearestFrame } from '../../../core/time/frame-rate.ts';
import { openProject } from '../../project/project-store.ts';
import { editTrack } from '../../editing/cue-actions.ts';
import { clamp, roomToMove, roomToTrim } from './lanes/cues/drag.ts';
import { timelineStore } from '../../workspace/timeline/timeline-store.ts';

/** The start of the frame `frames` after the one nearest to `timeMs`. */
function framesFrom(timeMs: number, frames: number, rate: FrameRate): number {
  return Math.max(0, frameToMs(nearestFrame(timeMs, rate) + frames, rate));
}

export function nudgeSelection(frames: number): void {
  const selection = openProject()?.selection ?? new Set<string>();
  const { isRippling } = timelineStore.get();
  editTrack((c) => {
    const first = c.cues.findIndex(({ id }) => selection.has(id));
    const cue = c.cues[first];
    if (cue === undefined) return null;
    const moved = isRippling ? new Set(c.cues.slice(first).map(({ id }) => id)) : selection;
    const { free } = roomToMove(c.cues, moved, isRippling ? Infinity : c.durationMs, c);
    const wanted = framesFrom(cue.startMs, frames, c.frameRate) - cue.startMs;
    const edit = moveCues(c, selection, clamp(wanted, free.min, free.max), { ripple: isRippling });
    return together(edit, `move:${cue.id}:${selection.size}`);
  });
}

export function nudgeEdge(edge: 'start' | 'end', frames: number): void {
  const cueId = openProject()?.currentCueId ?? null;
  const { isRippling } = timelineStore.get();
  editTrack((c) => {
    const cue = c.cues.find(({ id }) => id === cueId);
    if (cue === undefined) return null;
    const ripple = isRippling && edge === 'end';
    const rooms = roomToTrim(c.cues, cue, edge, c.durationMs, c);
    const { startMs, endMs } = ripple ? rooms.withinFilm : rooms.free;
    const toMs = clamp(
      framesFrom(edge === 'start' ? cue.startMs : cue.endMs, frames, c.frameRate),
      startMs,
      endMs,
    );
    return together(trimCue(c, cue.id, edge, toMs, { ripple }), `${edge}:${cue.id}`);
  });
}

/** Repeated presses are one step of undo. */
function together(edit: Edit | null, key: string): Edit | null {
  return edit === null ? null : { ...edit, mergeKey: `nudge:${key}` };
}
