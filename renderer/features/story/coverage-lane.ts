/** A thin lane of the timeline: which minutes fed the summary, and where the sentence that was pressed comes from. */
import type { Summary } from '../../../core/analysis/summary.ts';
import { coverageOf } from '../../../core/summary/coverage.ts';
import { summaryStore } from '../../analyses/summary-store.ts';
import { registerLane, type LaneHost, type LaneWork, type Scene } from '../../workspace/timeline/lane.ts';
import type { Lane } from '../../workspace/timeline/layout.ts';
import { litRangesStore } from '../../workspace/timeline/lit-ranges.ts';
import { xAtTime } from '../../workspace/timeline/view.ts';
import './messages.ts';
import { storyViewStore } from './story-store.ts';

const heightPx = 8;

registerLane({
  id: 'story',
  order: 22,
  isPinned: true,
  lanesOf: ({ media }) =>
    summaryOf(media.id) === null ? [] : [{ key: '', height: { px: heightPx, scales: false } }],
  start: startCoverage,
  // The lane is lower than a line of text.
  header: null,
});

function summaryOf(mediaId: string): Summary | null {
  const state = summaryStore.get();
  return state.mediaId === mediaId ? state.value : null;
}

function startCoverage({ invalidate }: LaneHost): LaneWork {
  const redraw = (): void => invalidate('front');
  const stops = [storyViewStore, summaryStore, litRangesStore].map((store) => store.subscribe(redraw));
  return {
    paint: { front: drawCoverage, overFront: drawLit },
    stop() {
      for (const stop of stops) stop();
    },
  };
}

function drawCoverage(context: CanvasRenderingContext2D, scene: Scene, lane: Lane): void {
  const { palette, widthPx, project } = scene;
  const summary = summaryOf(project.media.id);
  if (summary === null) return;
  context.fillStyle = palette.sunken;
  context.fillRect(0, lane.top, widthPx, lane.height);
  const { ranges } = coverageOf(summary, storyViewStore.get().length, project.media.durationMs);
  context.fillStyle = palette.accent;
  for (const range of ranges) fill(context, scene, range, lane.top + 2, lane.height - 4);
}

/** Down through all that stands below. */
function drawLit(context: CanvasRenderingContext2D, scene: Scene, lane: Lane): void {
  const { palette, layout } = scene;
  context.fillStyle = palette.accent;
  context.globalAlpha = 0.18;
  for (const range of litRangesStore.get()) {
    fill(context, scene, range, lane.top, layout.viewHeight - lane.top);
  }
  context.globalAlpha = 1;
}

function fill(
  context: CanvasRenderingContext2D,
  { view, widthPx }: Scene,
  { startMs, endMs }: { readonly startMs: number; readonly endMs: number },
  top: number,
  height: number,
): void {
  const [left, right] = [xAtTime(view, startMs), xAtTime(view, endMs)];
  if (right >= 0 && left <= widthPx) context.fillRect(left, top, Math.max(1, right - left), height);
}
