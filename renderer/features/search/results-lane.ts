/** A lane of the timeline: where in the open video the last search found something. */
import { playerControls } from '../../player/playhead.ts';
import {
  registerLane,
  type LaneHit,
  type LaneHost,
  type LaneWork,
  type Scene,
} from '../../workspace/timeline/lane.ts';
import type { Lane } from '../../workspace/timeline/layout.ts';
import { timeAtX, xAtTime } from '../../workspace/timeline/view.ts';
import type { Moment } from '../../../core/contract/search.ts';
import './messages.ts';
import { ResultsHeader } from './ResultsHeader.tsx';
import { momentMs, resultsOf } from './results-of-video.ts';
import { searchStore } from './search-store.ts';

registerLane({
  id: 'results',
  order: 25,
  isPinned: true,
  lanesOf: ({ media }) =>
    resultsOf(media.id).length === 0 ? [] : [{ key: '', height: { px: 20, scales: true } }],
  start: startResults,
  header: ResultsHeader,
});

function startResults({ invalidate, layOut }: LaneHost): LaneWork {
  const stop = searchStore.subscribe(() => {
    layOut();
    invalidate('front');
  });
  return { paint: { front: drawResults }, hitTest: hitAt, stop };
}

const inset = 3;

function drawResults(context: CanvasRenderingContext2D, scene: Scene, lane: Lane): void {
  const { palette, widthPx, view, project } = scene;
  context.fillStyle = palette.sunken;
  context.fillRect(0, lane.top, widthPx, lane.height);
  for (const moment of resultsOf(project.media.id)) {
    const left = xAtTime(view, moment.startMs);
    const right = Math.max(left + 2, xAtTime(view, moment.endMs));
    if (right < 0 || left > widthPx) continue;
    context.fillStyle = palette.accent;
    context.globalAlpha = scene.hovered === nameOf(moment) ? 0.75 : 0.4;
    context.fillRect(left, lane.top + inset, right - left, lane.height - 2 * inset);
    context.globalAlpha = 1;
    // The very place: where the sentence begins, or the picture is.
    context.fillRect(xAtTime(view, momentMs(moment)), lane.top + 1, 2, lane.height - 2);
  }
}

const nameOf = ({ startMs, endMs }: Moment): string => `result ${startMs} ${endMs}`;

function hitAt({ project, view }: Scene, _lane: Lane, x: number): LaneHit | null {
  const timeMs = timeAtX(view, x);
  const slackMs = 2 * view.msPerPixel;
  const hit = resultsOf(project.media.id).findLast(
    ({ startMs, endMs }) => startMs - slackMs <= timeMs && timeMs <= endMs + slackMs,
  );
  if (hit === undefined) return null;
  const words = hit.reasons.find(({ text }) => text !== null)?.text;
  return {
    cursor: 'pointer',
    hovered: nameOf(hit),
    ...(words === undefined || words === null ? {} : { title: words }),
    begin() {
      playerControls().seek(momentMs(hit));
      return null;
    },
    doubleClick: () => playerControls().playRange(hit.startMs, hit.endMs, false),
  };
}
