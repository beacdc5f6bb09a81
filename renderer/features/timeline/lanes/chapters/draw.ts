import type { Lane } from '../../../../workspace/timeline/layout.ts';
import type { Scene } from '../../../../workspace/timeline/lane.ts';
import { timeAtX, xAtTime } from '../../../../workspace/timeline/view.ts';
import { fitLine, setFont } from '../../../../workspace/timeline/text-fit.ts';
import { chapterDragStore } from './chapter-stores.ts';

export function drawChapters(context: CanvasRenderingContext2D, scene: Scene, lane: Lane): void {
  const { view, widthPx, palette, project } = scene;
  const moved = chapterDragStore.get();
  const endMs = timeAtX(view, widthPx);
  const chapters = project.chapters
    .map((each) => (each.id === moved?.id ? { ...each, startMs: moved.startMs } : each))
    .sort((a, b) => a.startMs - b.startMs);
  context.fillStyle = palette.raised;
  context.fillRect(0, lane.top, widthPx, lane.height);
  setFont(context, palette.smallFont);
  context.textBaseline = 'middle';
  for (const [i, chapter] of chapters.entries()) {
    const next = chapters[i + 1];
    if (next !== undefined && next.startMs <= view.startMs) continue;
    if (chapter.startMs > endMs) break;
    const x = xAtTime(view, chapter.startMs);
    const right = Math.min(widthPx, next === undefined ? widthPx : xAtTime(view, next.startMs));
    drawFlag(context, scene, lane, Math.round(x));
    const left = Math.max(0, x) + 12;
    const label = fitLine(context, chapter.title, right - left - 4);
    if (label === '') continue;
    context.fillStyle = palette.text;
    context.textAlign = 'left';
    context.fillText(label, left, lane.top + lane.height / 2 + 0.5);
  }
}

function drawFlag(context: CanvasRenderingContext2D, scene: Scene, lane: Lane, x: number): void {
  const { palette, layout } = scene;
  context.fillStyle = palette.accent;
  context.beginPath();
  context.moveTo(x, lane.top + 3);
  context.lineTo(x + 8, lane.top + lane.height / 2);
  context.lineTo(x, lane.top + lane.height - 3);
  context.fill();
  context.globalAlpha = 0.35;
  context.fillRect(x, lane.top, 1, layout.viewHeight - lane.top);
  context.globalAlpha = 1;
}
