/** What the pointer does on cues, on their edges and between them. */
import { visibleText } from '../../../../../core/cues/markup.ts';
import type { TrackCue } from '../../../../../core/project/track-cue.ts';
import { runCommand } from '../../../../commands/command.ts';
import { setEdgeAt } from '../../../../editing/cue-actions.ts';
import { showCueMenu } from '../../../../editing/cue-menu-store.ts';
import { playerControls } from '../../../../player/playhead.ts';
import { openProject, selectCue, selectCues, setActiveTrack } from '../../../../project/project-store.ts';
import type { Gesture, GestureFeedback, PointerPlace } from '../../../../workspace/timeline/gesture.ts';
import type { LaneHit } from '../../../../workspace/timeline/lane.ts';
import { choose } from '../../choose.ts';
import { scrub } from '../../scrub.ts';
import { drawCue, marquee, moveSelected, trimEdge } from './gestures.ts';
import type { CuePart } from './hit-test.ts';

export function cueHit(trackId: string, cue: TrackCue, part: CuePart): LaneHit {
  return {
    cursor: part === 'body' ? 'grab' : 'ew-resize',
    hovered: cue.id,
    title: visibleText(cue.text),
    begin: (place, feedback) => beginOnCue(trackId, cue, part, place, feedback),
    doubleClick: ({ shift }) => runCommand(shift ? 'cue.playLoop' : 'cue.play'),
    menu: (_, at) => {
      if (openProject()?.activeTrackId !== trackId) setActiveTrack(trackId);
      showCueMenu(at, cue.id);
    },
  };
}

/** An edge of the current cue that is shown away from its block. */
export function edgeHit(cue: TrackCue, part: 'start' | 'end'): LaneHit {
  return cueHit(openProject()?.activeTrackId ?? '', cue, part);
}

function beginOnCue(
  trackId: string,
  cue: TrackCue,
  part: CuePart,
  place: PointerPlace,
  feedback: GestureFeedback,
): Gesture | null {
  if (openProject()?.activeTrackId !== trackId) setActiveTrack(trackId);
  if (part !== 'body' && !place.shift && !place.mod) {
    selectCue(cue.id);
    return trimEdge(openProject()!, cue, part, place, feedback);
  }
  if (place.shift || place.mod) {
    selectCue(cue.id, place.shift ? 'range' : 'toggle');
    return null;
  }
  const { selection } = openProject()!;
  if (selection.has(cue.id)) selectCues([...selection], cue.id);
  else selectCue(cue.id);
  return moveSelected(openProject()!, cue, place, feedback);
}

/** Between the cues of a track. */
export function trackHit(trackId: string): LaneHit {
  return {
    cursor: 'crosshair',
    begin: (place, feedback) => beginInTrack(trackId, place, feedback),
    // What is inserted or pasted goes where the pointer is.
    menu: ({ timeMs }, at) => {
      if (openProject()?.activeTrackId !== trackId) setActiveTrack(trackId);
      playerControls().seek(timeMs);
      showCueMenu(at, null);
    },
  };
}

function beginInTrack(trackId: string, place: PointerPlace, feedback: GestureFeedback): Gesture | null {
  if (openProject()?.activeTrackId !== trackId) {
    setActiveTrack(trackId);
    playerControls().seek(place.timeMs);
    return null;
  }
  const project = openProject()!;
  return place.shift || place.mod ? marquee(project, place, feedback) : drawCue(project, place, feedback);
}

/**
 * Where no cue is meant by its place: Shift-click sets the start of the current cue, Ctrl-click its end. Dragged with Shift
 * a stretch of time is chosen.
 */
export const setEdgeHit: LaneHit = {
  cursor: 'default',
  begin(place, feedback) {
    const { timeMs } = place;
    if (place.shift) {
      return choose(place, feedback, () => setEdgeAt({ edge: 'start', timeMs, meant: 'moment' }));
    }
    if (!place.mod) return scrub(place);
    setEdgeAt({ edge: 'end', timeMs, meant: 'moment' });
    return null;
  },
};
