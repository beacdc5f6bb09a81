import { formatTimecode, formatMs } from '../../../../player/timecode.ts';
import type { Lane } from '../../../../workspace/timeline/layout.ts';
import { chosenStretchStore } from '../../../../workspace/timeline/chosen-stretch.ts';
import type { Scene } from '../../../../workspace/timeline/lane.ts';
import { ticksInView, tickSpacing } from './ticks.ts';
import { timeAtX, xAtTime } from '../../../../workspace/timeline/view.ts';

/** `00:00:00:00` with some air, at 100 %. */
const labelPx = 92;

export function drawRuler(context: CanvasRenderingContext2D, scene: Scene, lane: Lane): void {
  const { view, widthPx, palette, frameRate } = scene;
  const spacing = tickSpacing(view.msPerPixel, labelPx * palette.textScale, frameRate);
  const bottom = lane.top + lane.height;
  context.fillStyle = palette.sunken;
  context.fillRect(0, lane.top, widthPx, lane.height);
  drawBeyondEnd(context, scene);
  context.font = palette.timeFont;
  context.textBaseline = 'top';
  context.textAlign = 'left';
  for (const { timeMs, isMajor } of ticksInView(view, widthPx, spacing, frameRate)) {
    const x = Math.round(xAtTime(view, timeMs));
    context.fillStyle = isMajor ? palette.borderStrong : palette.border;
    context.fillRect(x, bottom - (isMajor ? lane.height * 0.55 : 5), 1, isMajor ? lane.height * 0.55 : 5);
    if (!isMajor) continue;
    context.fillStyle = palette.grid;
    context.fillRect(x, bottom, 1, scene.layout.viewHeight - bottom);
    context.fillStyle = palette.muted;
    const label = spacing.unit === 'frame' ? formatTimecode(timeMs, frameRate) : formatMs(timeMs).slice(0, 8);
    context.fillText(label, x + 4, lane.top + 3);
  }
}

/** The stretch that was chosen, over everything that has a time. */
export function drawChosen(context: CanvasRenderingContext2D, scene: Scene, lane: Lane): void {
  const chosen = chosenStretchStore.get();
  if (chosen === null) return;
  const { view, widthPx, palette, layout } = scene;
  const left = Math.max(-2, xAtTime(view, chosen.startMs));
  const right = Math.min(widthPx + 2, xAtTime(view, chosen.endMs));
  if (right < left) return;
  context.fillStyle = palette.accent;
  context.globalAlpha = 0.14;
  context.fillRect(left, lane.top, Math.max(1, right - left), layout.viewHeight - lane.top);
  context.globalAlpha = 1;
  context.fillRect(left, lane.top, Math.max(2, right - left), 3);
  for (const x of [left, right - 1])
    context.fillRect(Math.round(x), lane.top, 1, layout.viewHeight - lane.top);
}

/** Where there is no film any more. */
function drawBeyondEnd(context: CanvasRenderingContext2D, scene: Scene): void {
  const { view, widthPx, palette, project, layout } = scene;
  if (timeAtX(view, widthPx) <= project.media.durationMs) return;
  const x = xAtTime(view, project.media.durationMs);
  context.fillStyle = palette.sunken;
  context.fillRect(x, 0, widthPx - x, layout.viewHeight);
}
