import type { TrackCue } from '../../../../../core/project/track-cue.ts';
import type { CueIndex } from '../../../../player/cue-index.ts';
import { firstReaching, firstStartingAt } from '../../../../player/cue-index.ts';
import type { Limits } from '../../track-data.ts';
import { limitsOfCue, problemsOf, problemsOfTrack } from './cue-problems.ts';
import type { Times } from '../../../../workspace/timeline/gesture.ts';
import { drawProblems, inset, type Block } from './draw-problems.ts';
import { drawSpeakers } from './draw-speakers.ts';
import { cueRowsOf, placeOfRow, type RowPlace } from './cue-rows.ts';
import { cuePreviewStore } from './cue-preview.ts';
import type { Lane } from '../../../../workspace/timeline/layout.ts';
import type { Palette } from '../../../../workspace/timeline/palette.ts';
import type { Scene } from '../../../../workspace/timeline/lane.ts';
import { cueIndexOf, limitsOf } from '../../track-data.ts';
import { timeAtX, xAtTime } from '../../../../workspace/timeline/view.ts';
import { RectBatch } from '../../../../workspace/timeline/rect-batch.ts';
import { cueLabel, fitLines, setFont } from '../../../../workspace/timeline/text-fit.ts';

/** Narrower cues run together: at the whole film's zoom thousands share a few hundred pixels. */
const narrowestBlockPx = 3;
const narrowestLabelPx = 22;
const lowestLabelPx = 12;
/** Texts that are measured within one drawing; the rest follow in the next. */
const measuredInAFrame = 3000;
const padding = 4;

export function drawTrackGround(context: CanvasRenderingContext2D, scene: Scene, lane: Lane): void {
  const { palette, widthPx } = scene;
  if (lane.isActive) {
    context.fillStyle = palette.raised;
    context.fillRect(0, lane.top, widthPx, lane.height);
  }
  context.fillStyle = palette.border;
  context.fillRect(0, lane.top + lane.height, widthPx, 1);
}

/** Draws one track; true when it could not measure everything and should be drawn again. */
export function drawTrack(context: CanvasRenderingContext2D, scene: Scene, lane: Lane): boolean {
  const { project, palette } = scene;
  const trackId = lane.key;
  const limits = limitsOf(project, trackId);
  if (limits === null) return false;
  const index = cueIndexOf(project, trackId);
  const { blocks, runs, ranOut } = gather(scene, lane, index, limits);
  drawRuns(context, runs, lane, palette);
  drawBlocks(context, scene, blocks);
  drawSpeakers(context, scene, blocks);
  for (const block of blocks) drawContent(context, scene, block, limits);
  if (lane.isActive) drawPreview(context, scene, lane, index, limits);
  return ranOut;
}

interface Run {
  readonly left: number;
  right: number;
  readonly isSelected: boolean;
  cueCount: number;
  problemCount: number;
}

function gather(
  scene: Scene,
  lane: Lane,
  index: CueIndex,
  limits: Limits,
): { readonly blocks: Block[]; readonly runs: Run[]; readonly ranOut: boolean } {
  const { view, widthPx, project } = scene;
  const problems = problemsOfTrack(index, limits);
  problems.startFrame(measuredInAFrame);
  const end = firstStartingAt(index.cues, timeAtX(view, widthPx));
  const blocks: Block[] = [];
  const runs: Run[] = [];
  const narrowMs = narrowestBlockPx * view.msPerPixel;
  const { selection, currentCueId } = project;
  const proposed = lane.isActive ? cuePreviewStore.get()?.proposed : undefined;
  const hasSelected = lane.isActive && selection.size > 0;
  const { starts, ends } = index;
  const { rows, counts } = cueRowsOf(index);
  let run: Run | null = null;
  for (let i = firstReaching(index, view.startMs); i < end; i += 1) {
    const startMs = starts[i]!;
    const endMs = ends[i]!;
    if (endMs < view.startMs || proposed?.has(index.cues[i]!.id) === true) continue;
    const isSelected = hasSelected && selection.has(index.cues[i]!.id);
    if (endMs - startMs >= narrowMs) {
      const cue = index.cues[i]!;
      const isCurrent = lane.isActive && cue.id === currentCueId;
      const place = placeOfRow(lane, rows[i]!, counts[i]!);
      blocks.push({ cue, times: cue, problems: problems.at(i), isSelected, isCurrent, place });
      continue;
    }
    const left = xAtTime(view, startMs);
    const right = Math.max(left + 1, xAtTime(view, endMs));
    const problemCount = problems.at(i) === 0 ? 0 : 1;
    if (run !== null && run.isSelected === isSelected && left - run.right < 1 && run.right - run.left < 4) {
      run.right = Math.max(run.right, right);
      run.cueCount += 1;
      run.problemCount += problemCount;
    } else {
      run = { left, right, isSelected, cueCount: 1, problemCount };
      runs.push(run);
    }
  }
  return { blocks, runs, ranOut: problems.ranOut };
}

function drawRuns(
  context: CanvasRenderingContext2D,
  runs: readonly Run[],
  lane: Lane,
  palette: Palette,
): void {
  const batch = new RectBatch();
  for (const { left, right, isSelected, cueCount, problemCount } of runs) {
    const width = Math.max(1, right - left);
    batch.add(
      isSelected ? palette.cueSelected : palette.cueBorder,
      left,
      lane.top + 3,
      width,
      lane.height - 6,
    );
    if (problemCount === 0) continue;
    // A bar from the lane's edge, the higher the more of these cues have a problem.
    const bar = 3 + (lane.height / 2) * (problemCount / cueCount);
    batch.add(palette.problem, left, lane.top + lane.height - bar, width, bar);
  }
  batch.fill(context);
}

function drawBlocks(context: CanvasRenderingContext2D, scene: Scene, blocks: readonly Block[]): void {
  const { view, palette } = scene;
  const borders = new RectBatch();
  const fills = new RectBatch();
  for (const { times, problems, isSelected, isCurrent, cue, place } of blocks) {
    const { top, height } = inset(place);
    const left = xAtTime(view, times.startMs);
    const width = Math.max(1, xAtTime(view, times.endMs) - left);
    const line = isCurrent ? 2 : 1;
    const border = borderOf(palette, isCurrent, isSelected, problems);
    borders.add(border, left, top, width, height);
    const fill = isSelected ? palette.cueSelected : palette.cue;
    if (width > 2 * line) fills.add(fill, left + line, top + line, width - 2 * line, height - 2 * line);
    if (cue.id === scene.hovered && !isSelected && width > 6) {
      fills.add(palette.cueBorder, left + 1, top + 1, 2, height - 2);
      fills.add(palette.cueBorder, left + width - 3, top + 1, 2, height - 2);
    }
  }
  borders.fill(context);
  fills.fill(context);
}

/** Selected neighbours are told apart by a line of the lane's ground between them. */
function borderOf(palette: Palette, isCurrent: boolean, isSelected: boolean, problems: number): string {
  if (isCurrent) return palette.text;
  if (problems !== 0) return palette.problem;
  return isSelected ? palette.raised : palette.cueBorder;
}

function drawContent(context: CanvasRenderingContext2D, scene: Scene, block: Block, limits: Limits): void {
  const { view, widthPx, palette } = scene;
  const { place } = block;
  const left = xAtTime(view, block.times.startMs);
  const right = xAtTime(view, block.times.endMs);
  const markWidth = block.problems === 0 ? 0 : drawProblems(context, scene, block, limits);
  if (right - left < narrowestLabelPx || place.height < lowestLabelPx * palette.textScale) return;
  const from = Math.max(0, left) + padding;
  const to = Math.min(widthPx, right) - padding;
  const label = cueLabel(block.cue.text);
  const lineHeight = Math.round(15 * palette.textScale);
  const room = Math.max(1, Math.floor((place.height - 6) / lineHeight));
  setFont(context, palette.textFont);
  const lines = fitLines(context, label.lines, to - from - markWidth, room);
  context.fillStyle = block.isSelected ? palette.onAccent : palette.text;
  context.textBaseline = 'top';
  context.textAlign = label.isRightToLeft ? 'right' : 'left';
  context.direction = label.isRightToLeft ? 'rtl' : 'ltr';
  const top = place.height < 30 ? place.top + (place.height - 12 * palette.textScale) / 2 : place.top + 5;
  const x = label.isRightToLeft ? to - markWidth : from;
  for (const [i, line] of lines.entries()) if (line !== '') context.fillText(line, x, top + i * lineHeight);
  context.direction = 'ltr';
}

/** What the drag would leave behind, over the others, with the problems that it would have. */
function drawPreview(
  context: CanvasRenderingContext2D,
  scene: Scene,
  lane: Lane,
  index: CueIndex,
  limits: Limits,
): void {
  const { project, palette, view } = scene;
  const preview = cuePreviewStore.get();
  if (preview === null) return;
  const moved: Block[] = [];
  const lastMs = timeAtX(view, scene.widthPx);
  for (const times of preview.proposed.values()) {
    if (lastMs < times.startMs || times.endMs < view.startMs) continue;
    const { cue } = times;
    const before = previousEnd(index, preview.proposed, times.startMs);
    const problems = problemsOf(cue.text, times.startMs, times.endMs, before, limitsOfCue(cue, limits));
    const isSelected = project.selection.has(cue.id);
    const place = placeOfCue(index, lane, cue);
    moved.push({ cue, times, problems, isSelected, isCurrent: cue.id === project.currentCueId, place });
  }
  drawBlocks(context, scene, moved);
  drawSpeakers(context, scene, moved);
  for (const block of moved) drawContent(context, scene, block, limits);
  if (preview.newCue === null) return;
  const left = xAtTime(view, preview.newCue.startMs);
  const width = Math.max(1, xAtTime(view, preview.newCue.endMs) - left);
  context.fillStyle = palette.cueSelected;
  context.globalAlpha = 0.5;
  context.fillRect(left, lane.top + 2, width, lane.height - 4);
  context.globalAlpha = 1;
  context.strokeStyle = palette.text;
  context.lineWidth = 1;
  context.setLineDash([4, 3]);
  context.strokeRect(left + 0.5, lane.top + 2.5, width - 1, lane.height - 5);
  context.setLineDash([]);
}

/** The latest end among the cues that stay and would stand before. */
function previousEnd(index: CueIndex, proposed: ReadonlyMap<string, Times>, startMs: number): number {
  let latest = -Infinity;
  let looked = 0;
  for (let i = firstStartingAt(index.cues, startMs + 1) - 1; i >= 0 && looked < 20; i -= 1, looked += 1) {
    const cue = index.cues[i]!;
    if (!proposed.has(cue.id)) latest = Math.max(latest, cue.endMs);
  }
  return latest;
}

/** What is dragged stays in its row until it is let go. */
function placeOfCue(index: CueIndex, lane: Lane, cue: TrackCue): RowPlace {
  const at = index.cues.indexOf(cue, firstStartingAt(index.cues, cue.startMs));
  const { rows, counts } = cueRowsOf(index);
  return placeOfRow(lane, rows[at] ?? 0, counts[at] ?? 1);
}
