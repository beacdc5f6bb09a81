/** The gestures on cues, each made where the pointer went down. */
import { insertCue } from '../../../../../core/edit/insert.ts';
import { moveCues } from '../../../../../core/edit/move.ts';
import { trimCue } from '../../../../../core/edit/trim.ts';
import type { TrackCue } from '../../../../../core/project/track-cue.ts';
import { runCommand } from '../../../../commands/command.ts';
import { editTrack } from '../../../../editing/cue-actions.ts';
import { playerControls } from '../../../../player/playhead.ts';
import { insertedCueIds } from '../../../../project/edit-context.ts';
import type { OpenProject } from '../../../../project/project-store.ts';
import { activeCues, selectCue, selectCues } from '../../../../project/project-store.ts';
import type { Gesture, GestureFeedback, PointerPlace } from '../../../../workspace/timeline/gesture.ts';
import { timelineStore } from '../../../../workspace/timeline/timeline-store.ts';
import { modifiersAt, rulesOf, snapSceneOf } from '../../snapping.ts';
import { cueIndexOf } from '../../track-data.ts';
import { cuePreviewStore } from './cue-preview.ts';
import type { Proposed } from './drag.ts';
import { dragCreate, dragMove, dragTrim, gapAround, roomToMove, roomToTrim, minCueMs } from './drag.ts';
import { cuesBetween } from './hit-test.ts';

const noIds: ReadonlySet<string> = new Set();
const noneProposed: Proposed = new Map();
const minNewCuePx = 3;

/** Moves the selected cues with the one that was grabbed; a mere click selects it alone and seeks. */
export function moveSelected(
  project: OpenProject,
  grabbed: TrackCue,
  start: PointerPlace,
  feedback: GestureFeedback,
): Gesture {
  const cues = activeCues(project);
  const { isRippling } = timelineStore.get();
  const chosen = cues.filter(({ id }) => project.selection.has(id));
  const moved = isRippling ? cues.slice(cues.indexOf(chosen[0] ?? grabbed)) : chosen;
  const ids = new Set(moved.map(({ id }) => id));
  const snapScene = snapSceneOf(project);
  const rooms = roomToMove(cues, ids, isRippling ? Infinity : project.media.durationMs, snapScene.rules);
  let deltaMs = 0;
  return {
    cursor: 'grabbing',
    move(place) {
      const wanted = place.timeMs - start.timeMs;
      const edges = [grabbed.startMs + wanted, grabbed.endMs + wanted];
      const dragged = dragMove(grabbed, moved, rooms, wanted, modifiersAt(place, snapScene, edges, ids));
      deltaMs = dragged.deltaMs;
      cuePreviewStore.set({ proposed: dragged.proposed, newCue: null });
      feedback.show(place, dragged.proposed.get(grabbed.id) ?? grabbed, deltaMs, dragged.snap);
    },
    end(place, wasDragged) {
      finish(feedback);
      if (wasDragged) {
        editTrack((c) => moveCues(c, project.selection, deltaMs, { ripple: isRippling }));
        return;
      }
      selectCue(grabbed.id);
      playerControls().seek(place.timeMs);
    },
    cancel: () => finish(feedback),
  };
}

export function trimEdge(
  project: OpenProject,
  cue: TrackCue,
  edge: 'start' | 'end',
  start: PointerPlace,
  feedback: GestureFeedback,
): Gesture {
  const cues = activeCues(project);
  const isRippling = timelineStore.get().isRippling && edge === 'end';
  const rooms = roomToTrim(cues, cue, edge, project.media.durationMs, rulesOf(project));
  const followers = isRippling ? cues.filter((each) => each !== cue && each.startMs >= cue.endMs) : [];
  const ids = new Set([cue.id, ...followers.map(({ id }) => id)]);
  const snapScene = snapSceneOf(project);
  const edgeMs = edge === 'start' ? cue.startMs : cue.endMs;
  let toMs = edgeMs;
  return {
    cursor: 'ew-resize',
    move(place) {
      const wanted = edgeMs + place.timeMs - start.timeMs;
      const modifiers = modifiersAt(place, snapScene, [wanted], ids);
      const dragged = dragTrim(cue, edge, rooms, wanted, modifiers, followers);
      toMs = dragged.toMs;
      cuePreviewStore.set({ proposed: dragged.proposed, newCue: null });
      feedback.show(place, dragged.proposed.get(cue.id) ?? cue, toMs - edgeMs, dragged.snap);
    },
    end(_, wasDragged) {
      finish(feedback);
      if (!wasDragged) playerControls().seek(edgeMs);
      else if (toMs !== edgeMs) editTrack((c) => trimCue(c, cue.id, edge, toMs, { ripple: isRippling }));
    },
    cancel: () => finish(feedback),
  };
}

/** Draws a new cue into the gap; its text opens. A click only seeks. */
export function drawCue(project: OpenProject, start: PointerPlace, feedback: GestureFeedback): Gesture {
  const snapScene = snapSceneOf(project);
  const index = cueIndexOf(project, project.activeTrackId);
  const gap = gapAround(index, start.timeMs, project.media.durationMs, snapScene.rules);
  let drawn = { startMs: 0, endMs: 0 };
  return {
    cursor: 'crosshair',
    move(place) {
      if (gap === null) return;
      const modifiers = modifiersAt(place, snapScene, [start.timeMs, place.timeMs], noIds);
      const created = dragCreate(gap, start.timeMs, place.timeMs, modifiers);
      drawn = created;
      cuePreviewStore.set({ proposed: noneProposed, newCue: drawn });
      feedback.show(place, drawn, null, created.snap);
    },
    end(place, wasDragged) {
      finish(feedback);
      const minMs = Math.max(minCueMs, minNewCuePx * timelineStore.get().view.msPerPixel);
      if (!wasDragged || drawn.endMs - drawn.startMs < minMs) {
        selectCues([]);
        playerControls().seek(place.timeMs);
        return;
      }
      const edit = editTrack((c) => insertCue(c, drawn.startMs, drawn.endMs, ''));
      const [added] = edit === null ? [] : insertedCueIds(edit);
      if (added === undefined) return;
      selectCue(added);
      runCommand('cue.edit');
    },
    cancel: () => finish(feedback),
  };
}

/** Selects the cues that the pointer passes; with Ctrl it adds to those selected before. */
export function marquee(project: OpenProject, start: PointerPlace, feedback: GestureFeedback): Gesture {
  const index = cueIndexOf(project, project.activeTrackId);
  const before = start.mod ? [...project.selection] : [];
  return {
    cursor: 'crosshair',
    move(place) {
      const inside = cuesBetween(index, start.timeMs, place.timeMs).map(({ id }) => id);
      selectCues([...new Set([...before, ...inside])], inside[0] ?? before[0] ?? null);
      const lane = timelineStore.get().layout.lanes.find(({ isActive }) => isActive);
      if (lane !== undefined) feedback.showMarquee(lane, start.timeMs, place.timeMs);
    },
    end: (_, wasDragged) => {
      finish(feedback);
      if (!wasDragged && !start.mod) selectCues([]);
    },
    cancel() {
      finish(feedback);
      selectCues([...project.selection], project.currentCueId);
    },
  };
}

function finish(feedback: GestureFeedback): void {
  cuePreviewStore.set(null);
  feedback.hide();
}
