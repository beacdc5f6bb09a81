/** The gestures of the timeline, each made where the pointer went down. */
import { knownSpeechOf, shotChangesOf } from '../../analyses/analyses-store.ts';
import { moveChapter } from '../../../core/edit/chapters.ts';
import { insertCue } from '../../../core/edit/insert.ts';
import { moveCues } from '../../../core/edit/move.ts';
import type { SnapPoint } from '../../../core/edit/snap.ts';
import { snapTime } from '../../../core/edit/snap.ts';
import { trimCue } from '../../../core/edit/trim.ts';
import { gapMsRequired } from '../../../core/profiles/limits.ts';
import type { Chapter } from '../../../core/project/project.ts';
import type { TrackCue } from '../../../core/project/track-cue.ts';
import { runCommand } from '../../commands/command.ts';
import { playerControls, playhead } from '../../player/playhead.ts';
import { insertedCueIds, newId } from '../../project/edit-context.ts';
import type { OpenProject } from '../../project/project-store.ts';
import { activeCues, applyEdit, openProject, selectCue, selectCues } from '../../project/project-store.ts';
import { settingsStore } from '../../settings/settings-store.ts';
import { editTrack } from '../cues/cue-actions.ts';
import type { DragModifiers } from './drag.ts';
import {
  clamp,
  dragCreate,
  dragMove,
  dragTrim,
  gapAround,
  roomToMove,
  roomToTrim,
  SHORTEST_CUE_MS,
} from './drag.ts';
import type { DragFeedback } from './drag-feedback.ts';
import type { Gesture, PointerPlace } from './gesture.ts';
import { cuesBetween } from './hit-test.ts';
import { cueIndexOf, limitsOf } from './scene.ts';
import type { SnapScene } from './snap-points.ts';
import { snapPointsNear } from './snap-points.ts';
import { changeTimeline, timelineStore } from './timeline-store.ts';

const SNAP_PX = 8;
const NEW_CUE_LEAST_PX = 3;

/** Seeks to wherever the pointer is. */
export function scrub(start: PointerPlace): Gesture {
  playerControls().seek(start.timeMs);
  return {
    cursor: 'default',
    move: ({ timeMs }) => playerControls().seek(timeMs),
    end: () => undefined,
    cancel: () => undefined,
  };
}

/** Moves the selected cues with the one that was grabbed; a mere click selects it alone and seeks. */
export function moveSelected(
  project: OpenProject,
  grabbed: TrackCue,
  start: PointerPlace,
  feedback: DragFeedback,
): Gesture {
  const cues = activeCues(project);
  const { isRippling } = timelineStore.get();
  const chosen = cues.filter(({ id }) => project.selection.has(id));
  const moved = isRippling ? cues.slice(cues.indexOf(chosen[0] ?? grabbed)) : chosen;
  const ids = new Set(moved.map(({ id }) => id));
  const rooms = roomToMove(cues, ids, isRippling ? Infinity : project.media.durationMs);
  const snapScene = snapSceneOf(project);
  let deltaMs = 0;
  return {
    cursor: 'grabbing',
    move(place) {
      const wanted = place.timeMs - start.timeMs;
      const edges = [grabbed.startMs + wanted, grabbed.endMs + wanted];
      const dragged = dragMove(grabbed, moved, rooms, wanted, modifiersAt(place, snapScene, edges, ids));
      deltaMs = dragged.deltaMs;
      preview({ proposed: dragged.proposed });
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
  feedback: DragFeedback,
): Gesture {
  const cues = activeCues(project);
  const isRippling = timelineStore.get().isRippling && edge === 'end';
  const rooms = roomToTrim(cues, cue, edge, project.media.durationMs);
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
      preview({ proposed: dragged.proposed });
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
export function drawCue(project: OpenProject, start: PointerPlace, feedback: DragFeedback): Gesture {
  const gap = gapAround(cueIndexOf(project, project.activeTrackId), start.timeMs, project.media.durationMs);
  const snapScene = snapSceneOf(project);
  const none: ReadonlySet<string> = new Set();
  let drawn = { startMs: 0, endMs: 0 };
  return {
    cursor: 'crosshair',
    move(place) {
      if (gap === null) return;
      const modifiers = modifiersAt(place, snapScene, [start.timeMs, place.timeMs], none);
      const created = dragCreate(gap, start.timeMs, place.timeMs, modifiers);
      drawn = created;
      preview({ newCue: drawn });
      feedback.show(place, drawn, null, created.snap);
    },
    end(place, wasDragged) {
      finish(feedback);
      const leastMs = Math.max(SHORTEST_CUE_MS, NEW_CUE_LEAST_PX * timelineStore.get().view.msPerPixel);
      if (!wasDragged || drawn.endMs - drawn.startMs < leastMs) {
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
export function marquee(project: OpenProject, start: PointerPlace, feedback: DragFeedback): Gesture {
  const index = cueIndexOf(project, project.activeTrackId);
  const before = start.mod ? [...project.selection] : [];
  return {
    cursor: 'crosshair',
    move(place) {
      const inside = cuesBetween(index, start.timeMs, place.timeMs).map(({ id }) => id);
      selectCues([...new Set([...before, ...inside])], inside[0] ?? before[0] ?? null);
      feedback.showMarquee(start.timeMs, place.timeMs);
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

export function dragChapter(
  project: OpenProject,
  chapter: Chapter,
  start: PointerPlace,
  feedback: DragFeedback,
): Gesture {
  const snapScene = snapSceneOf(project);
  const none: ReadonlySet<string> = new Set();
  let startMs = chapter.startMs;
  return {
    cursor: 'ew-resize',
    move(place) {
      const wanted = clamp(chapter.startMs + place.timeMs - start.timeMs, 0, project.media.durationMs);
      const { snapPoints, toleranceMs } = modifiersAt(place, snapScene, [wanted], none);
      const snapped = snapTime(wanted, snapPoints, toleranceMs);
      startMs = Math.round(snapped.timeMs);
      preview({ chapter: { id: chapter.id, startMs } });
      feedback.show(place, { startMs, endMs: startMs }, startMs - chapter.startMs, snapped.point);
    },
    end(_, wasDragged) {
      finish(feedback);
      if (!wasDragged) playerControls().seek(chapter.startMs);
      else applyEdit(moveChapter(openProject()?.chapters ?? [], chapter.id, startMs, newId));
    },
    cancel: () => finish(feedback),
  };
}

function preview(change: Partial<NonNullable<ReturnType<typeof timelineStore.get>['preview']>>): void {
  changeTimeline({ preview: { proposed: new Map(), newCue: null, chapter: null, ...change } });
}

function finish(feedback: DragFeedback): void {
  changeTimeline({ preview: null });
  feedback.hide();
}

function snapSceneOf(project: OpenProject): SnapScene {
  const { media, tracks, activeTrackId } = project;
  const limits = activeTrackId === null ? null : limitsOf(project, activeTrackId);
  return {
    playheadMs: playhead.get().timeMs,
    active: cueIndexOf(project, activeTrackId),
    others: tracks.filter(({ id }) => id !== activeTrackId).map(({ id }) => cueIndexOf(project, id)),
    shotChanges: shotChangesOf(media.id) ?? [],
    speech: knownSpeechOf(media.id),
    gapMs: limits === null ? 0 : gapMsRequired(limits.profile, limits.frameRate),
  };
}

const noPoints: readonly SnapPoint[] = [];

/** Shift bypasses snapping, Ctrl lets cues overlap. */
function modifiersAt(
  place: PointerPlace,
  scene: SnapScene,
  timesMs: readonly number[],
  moving: ReadonlySet<string>,
): DragModifiers {
  const toleranceMs = SNAP_PX * timelineStore.get().view.msPerPixel;
  const isSnapping = settingsStore.get().snapping && !place.shift;
  return {
    snapPoints: isSnapping ? snapPointsNear(scene, timesMs, toleranceMs, moving) : noPoints,
    toleranceMs,
    allowOverlap: place.mod,
  };
}
