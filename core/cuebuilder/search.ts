/**
 * Dynamic programming over the places where a cue may start: a unit together with one of its start times.
 * The cheapest cues up to such a place are the cheapest cues up to an earlier one plus one cue between the
 * two, whose cost depends on nothing else. A cue holds at most the profile's lines full of text, so the work
 * grows with the number of units, not with its square.
 */
import { cue, sentenceBegun, sentenceEnded, fullCue, shortCue } from './break-costs.ts';
import type { EndChoice, EndDemand } from './end-times.ts';
import { createEndChooser } from './end-times.ts';
import type { LineLayout } from './line-layout.ts';
import { framesBefore } from './near-cuts.ts';
import { lineExcess } from './priorities.ts';
import type { SearchSpace } from './search-space.ts';
import { readingTimeOfLength } from './search-space.ts';

/** A cue as found: units `from` to `to` (not included) and its times. */
export interface FoundCue {
  readonly from: number;
  readonly to: number;
  readonly startMs: number;
  readonly endMs: number;
  /** First units of its lines. */
  readonly lines: readonly number[];
}

/** The cheapest cues. `relaxed`: units whose reading speed costs points only, see [Note: Priorities]. */
export function searchCues(space: SearchSpace, relaxed: Uint8Array | null): readonly FoundCue[] {
  const { units } = space.task;
  const { starts } = space;
  const places = starts.startMs.length;
  const state: SearchState = {
    cost: new Float64Array(places + 1).fill(Infinity),
    previous: new Int32Array(places + 1).fill(-1),
    endMs: new Float64Array(places + 1),
  };
  for (let place = 0; place < starts.first[1]!; place++) state.cost[place] = starts.cost[place]!;
  const step: SearchStep = {
    space,
    state,
    strict: strictSums(units.length, relaxed),
    chooseEnd: createEndChooser(space.task.shots, space.task.videoEndMs),
    demand: {
      startMs: 0,
      speechEndMs: 0,
      comfortableMs: 0,
      nextStartMs: Infinity,
      latestEndMs: Infinity,
      isRelaxed: false,
    },
  };
  for (let to = 1; to <= units.length; to++) endCuesBefore(to, step);
  return readBack(space, state);
}

interface SearchState {
  /** Cheapest cost of all cues before each place; the last place is the end of the text. */
  readonly cost: Float64Array;
  /** The place where the last of these cues starts, and when it ends. */
  readonly previous: Int32Array;
  readonly endMs: Float64Array;
}

/** Number of units before unit i that are not relaxed. */
function strictSums(count: number, relaxed: Uint8Array | null): Int32Array {
  const sums = new Int32Array(count + 1);
  for (let i = 0; i < count; i++) sums[i + 1] = sums[i]! + (relaxed !== null && relaxed[i] === 1 ? 0 : 1);
  return sums;
}

/** What each step works with. */
interface SearchStep {
  readonly space: SearchSpace;
  readonly state: SearchState;
  readonly strict: Int32Array;
  readonly chooseEnd: (demand: EndDemand) => EndChoice;
  /** Filled in again for each cue that is tried. */
  readonly demand: EndDemand;
}

/** Finds the cheapest cue that ends before unit `to`, for each place of that unit. */
function endCuesBefore(to: number, step: SearchStep): void {
  const { space, strict, demand } = step;
  const { starts, layouter } = space;
  const { units, shots } = space.task;
  const { maxLines, maxCharsPerLine, minGapFrames } = shots.profile;
  const { nextStartMs } = space.task;
  const isLast = to === units.length;
  const lastEndMs = nextStartMs === Infinity ? Infinity : framesBefore(nextStartMs, minGapFrames, shots);
  const firstTarget = starts.first[to]!;
  const endTarget = isLast ? firstTarget + 1 : starts.first[to + 1]!;
  demand.speechEndMs = units[to - 1]!.endMs;
  for (let from = to - 1; from >= space.earliest[to - 1]!; from--) {
    // Line breaks take the place of spaces.
    const room = maxLines * (maxCharsPerLine + 1) - 1 + space.excess[to]! - space.excess[from]!;
    if (from < to - 1 && layouter.widthOf(from, to) > room) break;
    const layout = layouter.layOut(from, to);
    const cost = textCost(space, layout, from, to) + (isLast ? 0 : space.breakCost[to]!);
    demand.comfortableMs = readingTimeOfLength(space, layout.length, from, to);
    demand.isRelaxed = strict[to] === strict[from];
    for (let target = firstTarget; target < endTarget; target++) {
      demand.nextStartMs = isLast ? nextStartMs : starts.startMs[target]!;
      demand.latestEndMs = isLast ? lastEndMs : starts.latestEndBeforeMs[target]!;
      connect(from, target, cost + (isLast ? 0 : starts.cost[target]!), step);
    }
  }
}

/** Points of a cue that do not depend on its times. */
function textCost(space: SearchSpace, layout: LineLayout, from: number, to: number): number {
  const { maxLines, maxCharsPerLine, characterMeasure } = space.task.shots.profile;
  const lettersPerChar = characterMeasure === 'full-width' ? 2 : 1;
  const opens = space.startsSentence[from] === 1;
  const ends = space.startsSentence[to] === 1;
  let cost = cue + layout.cost + (space.insideCost[to - 1]! - space.insideCost[from]!);
  cost += shortCue(layout.length * lettersPerChar, opens && ends);
  cost += fullCue(layout.length / (maxLines * maxCharsPerLine));
  if (space.sentenceCount[to - 1]! > space.sentenceCount[from]!) {
    cost += (ends ? 0 : sentenceBegun) + (opens ? 0 : sentenceEnded);
  }
  return layout.excess * lineExcess + cost;
}

/** Tries a cue from each place of unit `from` to the place `target`; `cost` without that of its times. */
function connect(from: number, target: number, cost: number, step: SearchStep): void {
  const { state, demand, space } = step;
  const { starts } = space;
  for (let place = starts.first[from]!; place < starts.first[from + 1]!; place++) {
    const soFar = state.cost[place]! + cost;
    if (soFar >= state.cost[target]!) continue;
    demand.startMs = starts.startMs[place]!;
    const end = step.chooseEnd(demand);
    if (soFar + end.cost >= state.cost[target]!) continue;
    state.cost[target] = soFar + end.cost;
    state.previous[target] = place;
    state.endMs[target] = end.endMs;
  }
}

function readBack(space: SearchSpace, state: SearchState): readonly FoundCue[] {
  const { starts, layouter, task } = space;
  const cues: FoundCue[] = [];
  let place = starts.startMs.length;
  let to = task.units.length;
  while (to > 0) {
    const startPlace = state.previous[place]!;
    const from = unitOfPlace(starts.first, startPlace);
    const layout = layouter.layOut(from, to);
    const lines = [from, layout.secondLine, layout.thirdLine].filter((line) => line !== -1);
    cues.push({ from, to, startMs: starts.startMs[startPlace]!, endMs: state.endMs[place]!, lines });
    place = startPlace;
    to = from;
  }
  return cues.reverse();
}

/** The last unit whose first place is not after `place`. */
function unitOfPlace(first: Int32Array, place: number): number {
  let low = 0;
  let high = first.length - 2;
  while (low < high) {
    const middle = (low + high + 1) >>> 1;
    if (first[middle]! <= place) low = middle;
    else high = middle - 1;
  }
  return low;
}
