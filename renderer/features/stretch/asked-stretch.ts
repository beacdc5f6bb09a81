import type { TrackCue } from '../../../core/project/track-cue.ts';
import type { ReviewProblem } from '../../../core/review/review-problem.ts';
import type { OpenProject } from '../../project/project-store.ts';
import { activeCues } from '../../project/project-store.ts';

/** What is to be heard again, and the cues in whose place the new ones would stand. */
export interface AskedStretch {
  readonly trackId: string;
  readonly startMs: number;
  readonly endMs: number;
  readonly replaced: readonly TrackCue[];
}

/**
 * The speech without text that the review has come to, else the selected cues with those between them; null: neither.
 * `problem`: the one that the review has come to.
 */
export function askedStretch(project: OpenProject, problem: ReviewProblem | null): AskedStretch | null {
  const { activeTrackId: trackId, selection, currentCueId } = project;
  if (trackId === null) return null;
  const cues = activeCues(project);
  if (problem?.span !== undefined && problem.cueId === currentCueId) {
    const { startMs, endMs } = problem.span;
    return { trackId, startMs, endMs, replaced: cuesInside(cues, startMs, endMs) };
  }
  const selected = cues.filter(({ id }) => selection.has(id));
  if (selected.length === 0) return null;
  const startMs = Math.min(...selected.map((cue) => cue.startMs));
  const endMs = Math.max(...selected.map((cue) => cue.endMs));
  return { trackId, startMs, endMs, replaced: cuesInside(cues, startMs, endMs) };
}

function cuesInside(cues: readonly TrackCue[], startMs: number, endMs: number): readonly TrackCue[] {
  return cues.filter((cue) => {
    const middleMs = (cue.startMs + cue.endMs) / 2;
    return middleMs >= startMs && middleMs <= endMs;
  });
}
