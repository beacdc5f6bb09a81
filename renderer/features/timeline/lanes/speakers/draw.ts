import { colourIndex, spokenOf } from '../../../../editing/speakers.ts';
import type { Lane } from '../../../../workspace/timeline/layout.ts';
import type { Scene } from '../../../../workspace/timeline/lane.ts';
import { RectBatch } from '../../../../workspace/timeline/rect-batch.ts';
import { fitLine, setFont } from '../../../../workspace/timeline/text-fit.ts';
import { xAtTime } from '../../../../workspace/timeline/view.ts';
import { bandsSeen, type Band } from './bands.ts';
import { changeDragStore, chosenTurnStore } from './turn-stores.ts';

/** A number fits from here on. */
const narrowestLabelPx = 12;
/** A part of a name says something from here on. */
const narrowestNamePx = 56;
const padding = 4;

/** A band for each turn, in the colour of its speaker, with the name or at least the number. */
export function drawTurns(context: CanvasRenderingContext2D, scene: Scene, lane: Lane): void {
  const { palette, project, view, widthPx } = scene;
  context.fillStyle = palette.border;
  context.fillRect(0, lane.top + lane.height, widthPx, 1);
  const spoken = spokenOf(project);
  const bands = bandsSeen(spoken, view, widthPx);
  const colours = new RectBatch();
  const lines = new RectBatch();
  for (const band of bands) {
    const { top, height } = placeOf(band, lane);
    const gap = band.right - band.left > 3 ? 1 : 0;
    if (band.isLow) lines.add(palette.background, band.left, top - 1, band.right - band.left, 1);
    colours.add(
      palette.speakers[colourIndex(band.speaker)]!,
      ...[band.left, top, band.right - band.left - gap, height],
    );
  }
  // What was only heard, and is in no text yet, is paler.
  const isText = spoken.trackId !== null;
  context.globalAlpha = isText ? 1 : 0.45;
  colours.fill(context);
  context.globalAlpha = 1;
  lines.fill(context);
  context.fillStyle = isText ? palette.onSpeaker : palette.text;
  drawLabels(context, scene, lane, bands);
  drawChosen(context, scene, lane, bands);
  drawDragged(context, scene, lane);
}

function placeOf({ isLow }: Band, { top, height }: Lane): { readonly top: number; readonly height: number } {
  const whole = height - 4;
  const half = Math.floor(whole / 2);
  return isLow ? { top: top + 2 + half, height: whole - half } : { top: top + 2, height: whole };
}

function drawLabels(
  context: CanvasRenderingContext2D,
  { palette, widthPx }: Scene,
  lane: Lane,
  bands: readonly Band[],
): void {
  setFont(context, palette.smallFont);
  context.textBaseline = 'middle';
  context.textAlign = 'left';
  for (const [i, band] of bands.entries()) {
    // What lies over it hides what is written there.
    const next = bands[i + 1];
    const to = Math.min(widthPx, band.right, next?.isLow === true && !band.isLow ? next.left : Infinity);
    const from = Math.max(0, band.left);
    if (to - from < narrowestLabelPx) continue;
    const { top, height } = placeOf(band, lane);
    const name = fitLine(context, band.speaker.name, to - from - 2 * padding);
    // The beginning of `Speaker 1` says less than its number.
    const isName = name === band.speaker.name || to - from >= narrowestNamePx;
    const label = isName && name !== '' ? name : `${band.speaker.number}`;
    context.fillText(label, from + (label === name ? padding : 3), top + height / 2 + 0.5);
  }
}

function drawChosen(
  context: CanvasRenderingContext2D,
  { palette, hovered }: Scene,
  lane: Lane,
  bands: readonly Band[],
): void {
  const chosen = chosenTurnStore.get();
  for (const band of bands) {
    const { startMs, speaker } = band.turn;
    const isChosen = startMs === chosen?.startMs && speaker === chosen.speaker;
    if (!isChosen && hovered !== hoverName(band)) continue;
    const { top, height } = placeOf(band, lane);
    context.strokeStyle = palette.text;
    context.lineWidth = isChosen ? 2 : 1;
    // Far outside a line costs what it is long.
    const left = Math.max(-4, band.left);
    context.strokeRect(left + 1, top + 1, Math.max(1, Math.min(band.right, 20_000) - left - 3), height - 2);
  }
}

export function hoverName({ turn }: Band): string {
  return `turn ${turn.startMs} ${turn.speaker}`;
}

function drawDragged(context: CanvasRenderingContext2D, { palette, view }: Scene, lane: Lane): void {
  const dragged = changeDragStore.get();
  if (dragged === null) return;
  const [from, to] = [dragged.fromMs, dragged.toMs].map((timeMs) => xAtTime(view, timeMs));
  const colour = palette.speakers[dragged.colour]!;
  context.fillStyle = colour;
  context.fillRect(Math.min(from!, to!), lane.top + 2, Math.abs(to! - from!), lane.height - 4);
  context.fillStyle = palette.text;
  context.fillRect(Math.round(to!) - 1, lane.top, 2, lane.height);
}
