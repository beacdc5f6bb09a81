import { formatTimecode, formatMs } from '../../../../player/timecode.ts';
import type { Lane } from '../../../../workspace/timeline/layout.ts';
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

/** Where there is no film any more. */
function drawBeyondEnd(context: CanvasRenderingContext2D, scene: Scene): void {
  const { view, widthPx, palette, project, layout } = scene;
  if (timeAtX(view, widthPx) <= project.media.durationMs) return;
  const x = xAtTime(view, project.media.durationMs);
  context.fillStyle = palette.sunken;
  context.fillRect(x, 0, widthPx - x, layout.viewHeight);
}
