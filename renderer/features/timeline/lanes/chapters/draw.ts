import type { ProposedChapter } from '../../../../../core/chapters/proposals.ts';
import type { Chapter } from '../../../../../core/project/project.ts';
import type { Lane } from '../../../../workspace/timeline/layout.ts';
import type { Scene } from '../../../../workspace/timeline/lane.ts';
import { timeAtX, xAtTime } from '../../../../workspace/timeline/view.ts';
import { fitLine, setFont } from '../../../../workspace/timeline/text-fit.ts';
import { chapterDragStore, chosenProposalStore } from './chapter-stores.ts';
import { titleOnLane } from './mark-text.ts';
import { marksOf, type LaneMark } from './marks.ts';
import { proposalsOf } from '../../../../analyses/chapters-store.ts';

/** Flags nearer to one another than this are one. */
const nearestPx = 3;
const labelGapPx = 12;
const dash = [4, 3];

/** Chapters are whole flags, what is proposed is dashed; a part has a thicker line and a bold title. */
export function drawChapters(context: CanvasRenderingContext2D, scene: Scene, lane: Lane): void {
  const { view, widthPx, palette, project } = scene;
  const marks = marksOnLane(project.chapters, proposalsOf(project));
  const endMs = timeAtX(view, widthPx);
  context.fillStyle = palette.raised;
  context.fillRect(0, lane.top, widthPx, lane.height);
  context.textBaseline = 'middle';
  context.textAlign = 'left';
  let lastX = -Infinity;
  for (const [i, mark] of marks.entries()) {
    const next = marks[i + 1];
    if (next !== undefined && next.startMs <= view.startMs) continue;
    if (mark.startMs > endMs) break;
    const x = xAtTime(view, mark.startMs);
    if (x - lastX < nearestPx) continue;
    lastX = x;
    const right = Math.min(widthPx, next === undefined ? widthPx : xAtTime(view, next.startMs));
    drawMark(context, scene, lane, mark, Math.round(x), right);
  }
}

let drawn: { readonly of: readonly unknown[]; readonly marks: readonly LaneMark[] } = { of: [], marks: [] };

/** The same list while nothing on the lane changes: scrolling asks for it in every frame. */
export function marksOnLane(
  chapters: readonly Chapter[],
  proposals: readonly ProposedChapter[],
): readonly LaneMark[] {
  const moved = chapterDragStore.get();
  const of = [chapters, proposals, moved];
  if (of.some((each, i) => each !== drawn.of[i])) {
    const shown = chapters.map((each) =>
      each.id === moved?.id ? { ...each, startMs: moved.startMs } : each,
    );
    drawn = { of, marks: marksOf(shown, proposals) };
  }
  return drawn.marks;
}

function drawMark(
  context: CanvasRenderingContext2D,
  scene: Scene,
  lane: Lane,
  mark: LaneMark,
  x: number,
  right: number,
): void {
  const { palette } = scene;
  const isChosen = mark.kind === 'proposal' && mark.startMs === chosenProposalStore.get();
  if (mark.kind === 'proposal') drawProposal(context, scene, lane, x, right, isChosen);
  else drawFlag(context, scene, lane, x);
  drawLine(context, scene, lane, mark, x);
  let left = Math.max(0, x) + labelGapPx;
  if (mark.kind === 'chapter' && mark.chapter.isLocked === true && right - left > 12) {
    drawLock(context, left, lane.top + lane.height / 2, palette.muted);
    left += 11;
  }
  setFont(context, mark.beginsPart ? palette.textBoldFont : palette.smallFont);
  const label = fitLine(context, titleOnLane(mark), right - left - 4);
  if (label === '') return;
  context.fillStyle = mark.kind === 'chapter' || isChosen ? palette.text : palette.muted;
  context.fillText(label, left, lane.top + lane.height / 2 + 0.5);
}

function drawFlag(context: CanvasRenderingContext2D, { palette }: Scene, lane: Lane, x: number): void {
  context.fillStyle = palette.accent;
  context.beginPath();
  context.moveTo(x, lane.top + 3);
  context.lineTo(x + 8, lane.top + lane.height / 2);
  context.lineTo(x, lane.top + lane.height - 3);
  context.fill();
}

/** A dashed box as long as the chapter would be, with an empty flag. */
function drawProposal(
  context: CanvasRenderingContext2D,
  { palette, widthPx }: Scene,
  lane: Lane,
  x: number,
  right: number,
  isChosen: boolean,
): void {
  // Far outside a dashed line costs what it is long.
  const left = Math.max(-10, x);
  const box = [
    left + 0.5,
    lane.top + 1.5,
    Math.min(widthPx + 10, right) - left - 2,
    lane.height - 3,
  ] as const;
  if (isChosen) {
    context.globalAlpha = 0.22;
    context.fillStyle = palette.accent;
    context.fillRect(...box);
    context.globalAlpha = 1;
  }
  context.strokeStyle = palette.accent;
  context.lineWidth = isChosen ? 1.5 : 1;
  context.setLineDash(isChosen ? [] : dash);
  if (box[2] > 2) context.strokeRect(...box);
  context.setLineDash([]);
  context.beginPath();
  context.moveTo(x + 0.5, lane.top + 4);
  context.lineTo(x + 7, lane.top + lane.height / 2);
  context.lineTo(x + 0.5, lane.top + lane.height - 4);
  context.stroke();
}

/** Down over the lanes below. */
function drawLine(
  context: CanvasRenderingContext2D,
  { palette, layout }: Scene,
  lane: Lane,
  { kind, beginsPart }: LaneMark,
  x: number,
): void {
  context.globalAlpha = kind === 'proposal' ? 0.3 : beginsPart ? 0.6 : 0.35;
  context.strokeStyle = palette.accent;
  context.lineWidth = beginsPart ? 2 : 1;
  context.setLineDash(kind === 'proposal' ? dash : []);
  context.beginPath();
  context.moveTo(x + context.lineWidth / 2, lane.top);
  context.lineTo(x + context.lineWidth / 2, layout.viewHeight);
  context.stroke();
  context.setLineDash([]);
  context.globalAlpha = 1;
}

function drawLock(context: CanvasRenderingContext2D, x: number, y: number, colour: string): void {
  context.fillStyle = colour;
  context.strokeStyle = colour;
  context.lineWidth = 1.2;
  context.fillRect(x, y - 1, 7, 5);
  context.beginPath();
  context.arc(x + 3.5, y - 1, 2.2, Math.PI, 0);
  context.stroke();
}
