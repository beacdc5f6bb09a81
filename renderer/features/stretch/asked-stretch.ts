import type { TrackCue } from '../../../core/project/track-cue.ts';
import type { OpenProject } from '../../project/project-store.ts';
import { activeCues } from '../../project/project-store.ts';
import type { Times } from '../../workspace/timeline/gesture.ts';

/** What is to be heard again, and the cues in whose place the new ones would stand. */
export interface AskedStretch {
  readonly trackId: string;
  readonly startMs: number;
  readonly endMs: number;
  readonly replaced: readonly TrackCue[];
}

/**
 * The stretch of time that was chosen, else the selected cues with those between them; null: neither. A cue that lies in
 * it for the most part is replaced, and heard again as a whole: none of its words may be lost.
 */
export function askedStretch(project: OpenProject, chosen: Times | null): AskedStretch | null {
  const { activeTrackId: trackId, selection } = project;
  if (trackId === null) return null;
  const cues = activeCues(project);
  const asked = chosen ?? spanOf(cues.filter(({ id }) => selection.has(id)));
  if (asked === null) return null;
  const replaced = cuesInside(cues, asked);
  const span = spanOf([asked, ...replaced]) ?? asked;
  return { trackId, ...span, replaced };
}

function spanOf(parts: readonly Times[]): Times | null {
  if (parts.length === 0) return null;
  return {
    startMs: parts.reduce((first, { startMs }) => Math.min(first, startMs), Infinity),
    endMs: parts.reduce((last, { endMs }) => Math.max(last, endMs), 0),
  };
}

function cuesInside(cues: readonly TrackCue[], { startMs, endMs }: Times): readonly TrackCue[] {
  return cues.filter((cue) => {
    const middleMs = (cue.startMs + cue.endMs) / 2;
    return middleMs >= startMs && middleMs <= endMs;
  });
}
