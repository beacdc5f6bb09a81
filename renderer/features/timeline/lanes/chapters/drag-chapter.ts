import { snapTime } from '../../../../../core/edit/snap.ts';
import type { Chapter } from '../../../../../core/project/project.ts';
import { playerControls } from '../../../../player/playhead.ts';
import type { OpenProject } from '../../../../project/project-store.ts';
import type { Gesture, GestureFeedback, PointerPlace } from '../../../../workspace/timeline/gesture.ts';
import { modifiersAt, snapSceneOf } from '../../snapping.ts';
import { moveTo } from './chapter-actions.ts';
import { chapterDragStore } from './chapter-stores.ts';

export function dragChapter(
  project: OpenProject,
  chapter: Chapter,
  start: PointerPlace,
  feedback: GestureFeedback,
): Gesture {
  const snapScene = snapSceneOf(project);
  const none: ReadonlySet<string> = new Set();
  let startMs = chapter.startMs;
  return {
    cursor: 'ew-resize',
    move(place) {
      const wanted = Math.max(
        0,
        Math.min(project.media.durationMs, chapter.startMs + place.timeMs - start.timeMs),
      );
      const { snapPoints, toleranceMs } = modifiersAt(place, snapScene, [wanted], none);
      const snapped = snapTime(wanted, snapPoints, toleranceMs);
      startMs = Math.round(snapped.timeMs);
      chapterDragStore.set({ id: chapter.id, startMs });
      feedback.show(place, { startMs, endMs: startMs }, startMs - chapter.startMs, snapped.point);
    },
    end(_, wasDragged) {
      finish(feedback);
      if (!wasDragged) playerControls().seek(chapter.startMs);
      else moveTo(chapter.id, startMs);
    },
    cancel: () => finish(feedback),
  };
}

function finish(feedback: GestureFeedback): void {
  chapterDragStore.set(null);
  feedback.hide();
}
