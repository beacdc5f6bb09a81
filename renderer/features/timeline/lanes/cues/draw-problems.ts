/** What marks a cue's block on the timeline when something is wrong with its times. */
import type { TrackCue } from '../../../../../core/project/track-cue.ts';
import type { Scene } from '../../../../workspace/timeline/lane.ts';
import type { Palette } from '../../../../workspace/timeline/palette.ts';
import type { Times } from '../../../../workspace/timeline/gesture.ts';
import { xAtTime } from '../../../../workspace/timeline/view.ts';
import type { Limits } from '../../track-data.ts';
import { gapTooSmall, overlap, readingSpeed, tooFast } from './cue-problems.ts';
import type { RowPlace } from './cue-rows.ts';

export interface Block {
  readonly cue: TrackCue;
  readonly times: Times;
  readonly problems: number;
  readonly isSelected: boolean;
  readonly isCurrent: boolean;
  /** The part of the lane that it has: its row, where several are shown at once. */
  readonly place: RowPlace;
}

/** The block within its row; low rows have no height to give away. */
export function inset({ top, height }: RowPlace): RowPlace {
  const edge = height < 22 ? 1 : 2;
  return { top: top + edge, height: height - 2 * edge };
}

/** A sign in the block's corner and, where there is room, the number; returns the width it takes. */
export function drawProblems(
  context: CanvasRenderingContext2D,
  scene: Scene,
  { cue, times, problems, isSelected, place }: Block,
  { profile }: Limits,
): number {
  const { view, widthPx, palette } = scene;
  const left = xAtTime(view, times.startMs);
  const right = xAtTime(view, times.endMs);
  const { top, height } = inset(place);
  context.fillStyle = palette.problem;
  if (right - left > 6)
    context.fillRect(left + 1, top + height - (height < 20 ? 3 : 4), right - left - 2, height < 20 ? 2 : 3);
  if ((problems & (overlap | gapTooSmall)) !== 0) drawStartMark(context, place, left, palette);
  if (right - left < 14 || height < 12) return 0;
  const corner = Math.min(right, widthPx) - 2;
  context.fillStyle = isSelected ? palette.onAccent : palette.problem;
  context.beginPath();
  context.moveTo(corner - 9, top + 11);
  context.lineTo(corner - 1, top + 11);
  context.lineTo(corner - 5, top + 3);
  context.fill();
  if ((problems & tooFast) === 0 || right - left < 90 || place.height < 30) return 12;
  const speed = readingSpeed(cue, times.endMs - times.startMs, profile);
  if (speed === null) return 12;
  const text = `${Math.round(speed)}/s`;
  context.font = palette.textBoldFont;
  context.textAlign = 'right';
  context.textBaseline = 'top';
  context.fillText(text, corner - 12, top + 2);
  return 16 + context.measureText(text).width;
}

/** Zigzag at an edge that is too near to the cue before. */
function drawStartMark(
  context: CanvasRenderingContext2D,
  place: RowPlace,
  x: number,
  palette: Palette,
): void {
  context.strokeStyle = palette.problem;
  context.lineWidth = 1.5;
  context.beginPath();
  for (let y = place.top + 2, side = 0; y <= place.top + place.height - 2; y += 4, side = 1 - side) {
    context.lineTo(x + (side === 0 ? -2 : 2), y);
  }
  context.stroke();
}
