import { frameRate, frameRateFromDecimal, framesPerSecond } from '../../../../core/time/frame-rate.ts';
import type { FrameRate } from '../../../../core/time/frame-rate.ts';
import type { PacketRun } from './packet-survey.ts';

export interface FrameRegularity {
  readonly isVariable: boolean;
  /** The even rate, or the average of the runs. */
  readonly frameRate: FrameRate;
}

/** Containers round times: Matroska and FLV to 1 ms, AVI not at all. Two rounded times differ by 1 ms more. */
const roundingSeconds = 0.0012;
/** A splice or a dropped frame here and there does not make a rate variable. */
const maxOddShare = 0.03;

/** A run tells nothing by less. */
const minSteps = { whole: 2, part: 8 };

/**
 * Judges by the presentation times (seconds, any order) of runs of successive frames, each from another place of
 * the file, whether frames come evenly. Null when there are too few to tell.
 */
export function judgeRegularity(runs: readonly PacketRun[]): FrameRegularity | null {
  const steps = runs.flatMap(stepsOf);
  const isWhole = runs.every((run) => run.isWhole);
  if (steps.length < (isWhole ? minSteps.whole : minSteps.part)) return null;
  const median = [...steps].sort((a, b) => a - b)[steps.length >> 1]!;
  if (median <= 0) return null;
  const even = steps.filter((step) => Math.abs(step - median) <= Math.max(roundingSeconds, median * 0.02));
  if (even.length < steps.length * (1 - maxOddShare)) {
    return { isVariable: true, frameRate: frameRateFromDecimal(steps.length / sum(steps)) };
  }
  return { isVariable: false, frameRate: nearestUsualRate(even.length / sum(even)) };
}

/** The last frames of a part are left out: frames that are shown before them may not have been read yet. */
function stepsOf({ times, isWhole }: PacketRun): number[] {
  const sorted = [...times].sort((a, b) => a - b);
  const known = isWhole ? sorted : sorted.slice(0, Math.max(0, sorted.length - 16));
  return known.slice(1).map((time, i) => time - known[i]!);
}

const usualRates = [
  ...[24000, 30000, 60000, 120000].map((numerator) => frameRate(numerator, 1001)),
  ...[10, 12, 15, 20, 24, 25, 30, 48, 50, 60, 100, 120].map((whole) => frameRate(whole)),
];

/** Rounded times give a rate that is only nearly right: 23.9757 means 24000/1001. */
function nearestUsualRate(perSecond: number): FrameRate {
  const distance = (rate: FrameRate): number => Math.abs(framesPerSecond(rate) / perSecond - 1);
  const nearest = usualRates.reduce((best, rate) => (distance(rate) < distance(best) ? rate : best));
  return distance(nearest) < 0.0008 ? nearest : frameRateFromDecimal(perSecond);
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
