/** What a drag may snap to, and how the keys that are held change that. */
import type { SnapPoint } from '../../../core/edit/snap.ts';
import type { TimeRules } from '../../../core/edit/frame-grid.ts';
import { gapMsRequired } from '../../../core/profiles/limits.ts';
import { knownSpeechOf, shotChangesOf } from '../../analyses/analyses-store.ts';
import { playhead } from '../../player/playhead.ts';
import { hasFrames } from '../../project/edit-context.ts';
import type { OpenProject } from '../../project/project-store.ts';
import { settingsStore } from '../../settings/settings-store.ts';
import type { PointerPlace } from '../../workspace/timeline/gesture.ts';
import { timelineStore } from '../../workspace/timeline/timeline-store.ts';
import type { SnapScene } from './snap-points.ts';
import { snapPointsNear } from './snap-points.ts';
import { cueIndexOf, limitsOf } from './track-data.ts';

const snapPx = 8;

export interface DragModifiers {
  /** Where snapping looks, sorted by `compareSnapPoints`; empty when it is off or bypassed. */
  readonly snapPoints: readonly SnapPoint[];
  readonly toleranceMs: number;
  readonly allowOverlap: boolean;
  /** The frames to rest on; null: any time will do. */
  readonly rules: TimeRules | null;
}

export function snapSceneOf(project: OpenProject): SnapScene {
  const { media, tracks, activeTrackId } = project;
  const rules = rulesOf(project);
  return {
    playheadMs: playhead.get().timeMs,
    active: cueIndexOf(project, activeTrackId),
    others: tracks.filter(({ id }) => id !== activeTrackId).map(({ id }) => cueIndexOf(project, id)),
    shotChanges: shotChangesOf(media.id) ?? [],
    speech: knownSpeechOf(media.id),
    gapMs: rules === null ? 0 : gapMsRequired(rules.profile, rules.frameRate),
    rules,
  };
}

/** What the times of the track that is edited have to keep to. */
export function rulesOf(project: OpenProject): TimeRules | null {
  const { activeTrackId } = project;
  const limits = activeTrackId === null ? null : limitsOf(project, activeTrackId);
  return limits === null ? null : { ...limits, hasFrames: hasFrames(project) };
}

const noPoints: readonly SnapPoint[] = [];

/** Shift bypasses snapping, Ctrl lets cues overlap. */
export function modifiersAt(
  place: PointerPlace,
  scene: SnapScene,
  timesMs: readonly number[],
  moving: ReadonlySet<string>,
): DragModifiers {
  const toleranceMs = snapPx * timelineStore.get().view.msPerPixel;
  const isSnapping = settingsStore.get().snapping && !place.shift;
  return {
    snapPoints: isSnapping ? snapPointsNear(scene, timesMs, toleranceMs, moving) : noPoints,
    toleranceMs,
    allowOverlap: place.mod,
    rules: scene.rules,
  };
}
