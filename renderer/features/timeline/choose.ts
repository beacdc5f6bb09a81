import { t } from '../../i18n/i18n.ts';
import { announce } from '../../notices/announce.ts';
import { formatMs } from '../../player/timecode.ts';
import { openProject } from '../../project/project-store.ts';
import { chooseStretch, chosenStretchStore, dropStretch } from '../../workspace/timeline/chosen-stretch.ts';
import type { Gesture, GestureFeedback, PointerPlace, Times } from '../../workspace/timeline/gesture.ts';

/**
 * Draws the stretch of time that commands mean from then on. `clicked`: what a press without a drag does; without it the
 * stretch that was there goes.
 */
export function choose(
  start: PointerPlace,
  feedback: GestureFeedback,
  clicked: () => void = dropStretch,
): Gesture {
  const before = chosenStretchStore.get();
  return {
    cursor: 'text',
    move(place) {
      const chosen = chooseStretch(between(start.timeMs, place.timeMs));
      if (chosen !== null) feedback.show(place, chosen, null, null);
    },
    end(_, wasDragged) {
      feedback.hide();
      if (wasDragged) tellStretch(chosenStretchStore.get());
      else clicked();
    },
    cancel() {
      feedback.hide();
      chosenStretchStore.set(before);
    },
  };
}

/** By key one may not see the band. */
export function tellStretch(chosen: Times | null): void {
  if (chosen === null) announce(t('timeline.stretchNone'));
  else {
    const { startMs, endMs } = chosen;
    announce(t('timeline.stretchChosen', { from: formatMs(startMs), to: formatMs(endMs) }));
  }
}

function between(a: number, b: number): Times {
  const durationMs = openProject()?.media.durationMs ?? 0;
  const within = (timeMs: number): number => Math.min(Math.max(0, timeMs), durationMs);
  return { startMs: within(Math.min(a, b)), endMs: within(Math.max(a, b)) };
}
