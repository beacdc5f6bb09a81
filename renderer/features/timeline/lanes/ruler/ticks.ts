/** Where the ruler has its marks. */
import type { FrameRate } from '../../../../../core/time/frame-rate.ts';
import { frameAtMs, framesPerSecond, framesToExactMs } from '../../../../../core/time/frame-rate.ts';
import type { TimelineView } from '../../../../workspace/timeline/view.ts';
import { timeAtX } from '../../../../workspace/timeline/view.ts';

interface Tick {
  readonly timeMs: number;
  /** A mark with its time written; the others are short strokes. */
  readonly isMajor: boolean;
}

interface TickSpacing {
  readonly unit: 'frame' | 'ms';
  /** In that unit. */
  readonly major: number;
  readonly minor: number;
}

const frameSteps: readonly (readonly [major: number, minor: number])[] = [
  [1, 1],
  [2, 1],
  [5, 1],
  [10, 1],
];
const msSteps: readonly (readonly [major: number, minor: number])[] = [
  [1_000, 100],
  [2_000, 500],
  [5_000, 1_000],
  [10_000, 1_000],
  [15_000, 5_000],
  [30_000, 5_000],
  [60_000, 10_000],
  [120_000, 30_000],
  [300_000, 60_000],
  [600_000, 60_000],
  [900_000, 300_000],
  [1_800_000, 300_000],
  [3_600_000, 600_000],
  [7_200_000, 1_800_000],
  [21_600_000, 3_600_000],
];
/** Closer than this, short strokes become a grey band. */
const minMinorPx = 5;

/** The closest marks whose labels of `labelPx` do not touch. Frames only where a second holds several labels. */
export function tickSpacing(msPerPixel: number, labelPx: number, rate: FrameRate): TickSpacing {
  const neededMs = labelPx * msPerPixel;
  for (const [major, minor] of frameSteps) {
    const majorMs = framesToExactMs(major, rate);
    if (major < framesPerSecond(rate) / 2 && majorMs >= neededMs) {
      return {
        unit: 'frame',
        major,
        minor: isWideEnough(framesToExactMs(minor, rate), msPerPixel) ? minor : major,
      };
    }
  }
  const [major, minor] = msSteps.find(([ms]) => ms >= neededMs) ?? msSteps.at(-1)!;
  return { unit: 'ms', major, minor: isWideEnough(minor, msPerPixel) ? minor : major };
}

function isWideEnough(ms: number, msPerPixel: number): boolean {
  return ms / msPerPixel >= minMinorPx;
}

/** The marks between the edges of the view and one beyond each, ascending. */
export function ticksInView(
  view: TimelineView,
  widthPx: number,
  spacing: TickSpacing,
  rate: FrameRate,
): Tick[] {
  const { unit, major, minor } = spacing;
  const startMs = Math.max(0, view.startMs);
  const endMs = timeAtX(view, widthPx);
  const first = Math.floor((unit === 'frame' ? frameAtMs(startMs, rate) : startMs) / minor);
  const stepsInMajor = Math.max(1, Math.round(major / minor));
  const ticks: Tick[] = [];
  for (let step = Math.max(0, first - stepsInMajor); ; step += 1) {
    const timeMs = unit === 'frame' ? framesToExactMs(step * minor, rate) : step * minor;
    ticks.push({ timeMs, isMajor: step % stepsInMajor === 0 });
    if (timeMs > endMs) return ticks;
  }
}
