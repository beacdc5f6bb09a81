import { knownShotsOf } from '../../../../analyses/analyses-store.ts';
import type { Lane } from '../../../../workspace/timeline/layout.ts';
import { laneOfKind } from '../../../../workspace/timeline/layout.ts';
import type { Scene } from '../../../../workspace/timeline/lane.ts';
import { timeAtX, xAtTime } from '../../../../workspace/timeline/view.ts';
import { RectBatch } from '../../../../workspace/timeline/rect-batch.ts';

/** A mark for each cut, with a faint line down through the picture and sound lanes; a fade has its width. */
export function drawShots(context: CanvasRenderingContext2D, scene: Scene, lane: Lane): void {
  const { view, widthPx, palette, project } = scene;
  const shots = knownShotsOf(project.media.id);
  const endMs = timeAtX(view, widthPx);
  const waveform = laneOfKind(scene.layout, 'waveform');
  const lineBottom = waveform === null ? lane.top + lane.height : waveform.top + waveform.height;
  const marks = new RectBatch();
  const path = new Path2D();
  let lastX = -Infinity;
  for (let i = firstShotIn(shots, view.startMs); i < shots.length; i += 1) {
    const shot = shots[i]!;
    if (shot.startMs > endMs) break;
    const x = Math.round(xAtTime(view, shot.timeMs));
    if (x - lastX < 3) continue;
    const isSparse = x - lastX > 8;
    lastX = x;
    if (!isSparse) {
      marks.add(palette.shot, x, lane.top + 2, 1, lane.height - 4);
      continue;
    }
    addDiamond(path, x, lane.top + lane.height / 2);
    context.fillStyle = palette.shot;
    context.globalAlpha = 0.4;
    context.fillRect(x, lane.top + lane.height, 1, lineBottom - lane.top - lane.height);
    if (shot.kind !== 'cut') {
      const left = xAtTime(view, shot.startMs);
      context.fillRect(left, lane.top + 3, (shot.endMs - shot.startMs) / view.msPerPixel, lane.height - 6);
    }
    context.globalAlpha = 1;
  }
  marks.fill(context);
  context.fillStyle = palette.shot;
  context.fill(path);
}

function addDiamond(path: Path2D, x: number, y: number): void {
  path.moveTo(x, y - 4);
  path.lineTo(x + 4, y);
  path.lineTo(x, y + 4);
  path.lineTo(x - 4, y);
  path.closePath();
}

/** Shots follow one another, so their ends ascend. */
function firstShotIn(shots: readonly { readonly endMs: number }[], timeMs: number): number {
  let low = 0;
  let high = shots.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (shots[middle]!.endMs >= timeMs) high = middle;
    else low = middle + 1;
  }
  return low;
}
