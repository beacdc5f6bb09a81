import type { SpeechSpan } from './speech-span.ts';

/** What a plan is made from. */
export interface PlanInput {
  /** What is not in a window yet, in order; where it touches the window before, the overlap is not in it. */
  readonly regions: readonly SpeechSpan[];
  /** Nothing comes behind them. */
  readonly isEnd: boolean;
  readonly maxWindowMs: number;
  readonly maxInnerPauseMs: number;
  readonly costs: PauseCosts;
  /** What of the window that ends here is heard again by one that begins here. */
  readonly overlapBefore: (cutMs: number) => readonly SpeechSpan[];
  /** Where the window before ended. */
  readonly coveredMs: number;
}

/** The next window takes so many regions, of the last one only what lies before `endMs`. */
export interface Cut {
  readonly count: number;
  readonly endMs: number;
}

/** Regions with less between them are no pause: the detector's padding meets in pauses of less than 0.4 s. */
export const minPauseMs = 50;
/** A pause of this length is as good a place to cut as any longer one. */
const longPauseMs = 1500;
/** Costs beside that of a window, which is 1. */
export interface PauseCosts {
  /** Of a cut in the shortest pause. */
  readonly shortPause: number;
  /** Of one between regions that touch. */
  readonly noPause: number;
}

/** What a whole window of overlap costs, for it is written twice as well... */
const overlapCost = 0.5;
/** ...and a cut inside a region. */
const insideCost = 0.8;
/** A region is divided only where no other cut fills so much of the window. */
const minFullness = 0.6;

interface Plan {
  readonly cost: number;
  /** Undefined where the rest is one window. */
  readonly cut: Cut | undefined;
}

interface Place {
  /** Of the region that comes next... */
  readonly index: number;
  /** ...and where in it. */
  readonly startMs: number;
  readonly coveredMs: number;
}

/**
 * Where the next window ends, when everything in view shall be heard in few windows and cut in long pauses: the cheapest
 * way to cut all of it, found by dynamic programming. Behind the view more will come, so that the last window counts
 * only as far as it is full. Undefined: all of it is one window.
 */
export function planCut(input: PlanInput): Cut | undefined {
  const plans = new Map<number, Plan>();
  const planFrom = (place: Place): Plan => {
    const known = plans.get(place.startMs);
    if (known !== undefined) return known;
    const options = waysOn(input, place).map(({ cost, cut, next }) => ({
      cut,
      cost: cost + (next === undefined ? 0 : planFrom(next).cost),
    }));
    const best = options.reduce((cheapest, one) => (one.cost < cheapest.cost ? one : cheapest));
    plans.set(place.startMs, best);
    return best;
  };
  const { regions, coveredMs } = input;
  return planFrom({ index: 0, startMs: regions[0]!.startMs, coveredMs }).cut;
}

interface Way extends Plan {
  readonly next?: Place;
}

/** What the window that begins here may hold. */
function waysOn(input: PlanInput, place: Place): readonly Way[] {
  const { regions, isEnd, maxWindowMs } = input;
  const ways: Way[] = [];
  let { lengthMs, endMs } = overlapOf(input, place);
  const beginCost = overlapCost * (lengthMs / maxWindowMs);
  let fullestMs = 0;
  for (let index = place.index; index < regions.length; index++) {
    const region = regions[index]!;
    const startMs = Math.max(region.startMs, place.startMs);
    const pauseMs = endMs === undefined ? 0 : Math.min(startMs - endMs, input.maxInnerPauseMs);
    const beforeMs = lengthMs + pauseMs;
    lengthMs = beforeMs + region.endMs - startMs;
    ({ endMs } = region);
    if (lengthMs > maxWindowMs) {
      const cutMs = startMs + maxWindowMs - beforeMs;
      if (fullestMs < minFullness * maxWindowMs && cutMs > startMs) {
        const next = { index, startMs: cutMs, coveredMs: cutMs };
        ways.push({
          cost: 1 + beginCost + insideCost,
          cut: { count: index + 1 - place.index, endMs: cutMs },
          next,
        });
      }
      return ways;
    }
    const behind = regions[index + 1];
    if (behind === undefined) {
      ways.push({ cost: beginCost + (isEnd ? 1 : lengthMs / maxWindowMs), cut: undefined });
      break;
    }
    if (isHeardThrice(input, place, { cutMs: endMs, nextMs: behind.startMs })) continue;
    fullestMs = lengthMs;
    const next = { index: index + 1, startMs: behind.startMs, coveredMs: endMs };
    const cut = { count: index + 1 - place.index, endMs };
    ways.push({ cost: 1 + beginCost + costOfPause(behind.startMs - endMs, input.costs), cut, next });
  }
  return ways;
}

/** Whether the overlap behind a cut would reach back over this window into the one before. */
function isHeardThrice(
  { overlapBefore }: PlanInput,
  { coveredMs }: Place,
  { cutMs, nextMs }: { readonly cutMs: number; readonly nextMs: number },
): boolean {
  if (!isTouching(cutMs, nextMs)) return false;
  const [first] = overlapBefore(cutMs);
  return first !== undefined && first.startMs < coveredMs;
}

function overlapOf(input: PlanInput, { startMs, coveredMs }: Place) {
  if (!isTouching(coveredMs, startMs)) return { lengthMs: 0, endMs: undefined };
  const overlap = input.overlapBefore(coveredMs);
  return { lengthMs: packedLengthMs(overlap, input.maxInnerPauseMs), endMs: overlap.at(-1)?.endMs };
}

/** Whether a window that begins here hears the end of the one before again. */
export function isTouching(coveredMs: number, startMs: number): boolean {
  return coveredMs > 0 && startMs - coveredMs < minPauseMs;
}

function costOfPause(pauseMs: number, { shortPause, noPause }: PauseCosts): number {
  if (pauseMs < minPauseMs) return noPause;
  return shortPause * (1 - Math.min(pauseMs, longPauseMs) / longPauseMs);
}

/** The length of regions as a window holds them: pauses no longer than `maxInnerPauseMs`. */
export function packedLengthMs(regions: readonly SpeechSpan[], maxInnerPauseMs: number): number {
  return regions.reduce((lengthMs, region, index) => {
    const before = regions[index - 1];
    const pauseMs = before === undefined ? 0 : Math.min(region.startMs - before.endMs, maxInnerPauseMs);
    return lengthMs + pauseMs + region.endMs - region.startMs;
  }, 0);
}
