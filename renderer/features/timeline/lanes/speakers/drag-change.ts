import type { SnapPoint } from '../../../../../core/edit/snap.ts';
import { snapTime } from '../../../../../core/edit/snap.ts';
import { giveRange } from '../../../../editing/speaker-edits.ts';
import { colourIndex, spokenOf } from '../../../../editing/speakers.ts';
import { firstReaching, firstStartingAt } from '../../../../player/cue-index.ts';
import { playerControls } from '../../../../player/playhead.ts';
import { openProject, type OpenProject } from '../../../../project/project-store.ts';
import { settingsStore } from '../../../../settings/settings-store.ts';
import type { Gesture, GestureFeedback, PointerPlace } from '../../../../workspace/timeline/gesture.ts';
import { timelineStore } from '../../../../workspace/timeline/timeline-store.ts';
import { cueIndexOf } from '../../track-data.ts';
import type { SpeakerChange } from './bands.ts';
import { changeDragStore } from './turn-stores.ts';

const snapPx = 10;

/** What lies between where the change was and where it is let go belongs to the other one of the two. */
export function dragChange(change: SpeakerChange, start: PointerPlace, feedback: GestureFeedback): Gesture {
  let toMs = change.timeMs;
  return {
    cursor: 'ew-resize',
    move(place) {
      const project = openProject();
      if (project === null) return;
      const wanted = within(change, change.timeMs + place.timeMs - start.timeMs);
      const toleranceMs = snapPx * timelineStore.get().view.msPerPixel;
      const isSnapping = settingsStore.get().snapping && !place.shift;
      const points = isSnapping ? wordBorders(project, wanted, toleranceMs) : [];
      const snapped = snapTime(wanted, points, toleranceMs);
      toMs = Math.round(snapped.timeMs);
      const gains = spokenOf(project).byName.get(gainer(change, toMs));
      changeDragStore.set({
        fromMs: change.timeMs,
        toMs,
        colour: gains === undefined ? 0 : colourIndex(gains),
      });
      feedback.show(place, { startMs: toMs, endMs: toMs }, toMs - change.timeMs, snapped.point);
    },
    end(_, wasDragged) {
      finish(feedback);
      if (wasDragged) moveChange(change, toMs);
      else playerControls().seek(change.timeMs);
    },
    cancel: () => finish(feedback),
  };
}

function finish(feedback: GestureFeedback): void {
  changeDragStore.set(null);
  feedback.hide();
}

const gainer = ({ before, after, timeMs }: SpeakerChange, toMs: number): string =>
  toMs > timeMs ? before.speaker : after.speaker;

/** No farther than the two turns reach. */
function within({ before, after }: SpeakerChange, timeMs: number): number {
  return Math.max(before.startMs, Math.min(after.endMs, timeMs));
}

export function moveChange(change: SpeakerChange, toMs: number): void {
  const { timeMs } = change;
  const to = within(change, toMs);
  if (to === timeMs) return;
  giveRange({ startMs: Math.min(to, timeMs), endMs: Math.max(to, timeMs) }, gainer(change, to));
}

/** Where a word of the track begins near a time, in the order that `snapTime` needs. */
function wordBorders(project: OpenProject, timeMs: number, reachMs: number): readonly SnapPoint[] {
  const index = cueIndexOf(project, spokenOf(project).trackId);
  const end = firstStartingAt(index.cues, timeMs + reachMs);
  const cues = index.cues.slice(firstReaching(index, timeMs - reachMs), end);
  const starts = cues.flatMap(({ startMs, words = [] }) =>
    words.length === 0 ? [startMs] : words.map((word) => word.startMs),
  );
  return [...new Set(starts)]
    .toSorted((a, b) => a - b)
    .map((start) => ({ timeMs: start, kind: 'word' as const }));
}
