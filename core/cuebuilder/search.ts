/**
 * Dynamic programming over the places where a cue may start: a unit together with one of its start times.
 * The cheapest cues up to such a place are the cheapest cues up to an earlier one plus one cue between the
 * two, whose cost depends on nothing else. A cue holds at most the profile's lines full of text, so the work
 * grows with the number of units, not with its square.
 */
import type { ShotContext } from '../check/shot-rules.ts';
import {
  CUE,
  CUE_BREAK,
  INSIDE_WORD,
  MUST_BREAK_PAUSE_MS,
  SENTENCE_BEGUN,
  SENTENCE_ENDED,
  endInsideCue,
  easedByPause,
  fullCue,
  pauseInside,
  shortCue,
} from './break-costs.ts';
import type { EndDemand } from './end-times.ts';
import { createEndChooser } from './end-times.ts';
import type { LineLayout, LineLayouter } from './line-layout.ts';
import { createLineLayouter } from './line-layout.ts';
import { LINE_EXCESS } from './priorities.ts';
import type { StartTimes } from './start-times.ts';
import { startTimes } from './start-times.ts';
import type { Unit } from './units.ts';

/** A cue as found: units `from` to `to` (not included) and its times. */
export interface FoundCue {
  readonly from: number;
  readonly to: number;
  readonly startMs: number;
  readonly endMs: number;
  /** First units of its lines. */
  readonly lines: readonly number[];
}

export interface SearchTask {
  readonly units: readonly Unit[];
  readonly shots: ShotContext;
  /** No cue starts before it. */
  readonly notBeforeMs: number;
  /** No cue ends after it. */
  readonly videoEndMs: number;
}

/** What is the same in every search over the same units. */
export interface SearchSpace {
  readonly task: SearchTask;
  readonly layouter: LineLayouter;
  readonly starts: StartTimes;
  /** Points of a cue break before unit i. */
  readonly breakCost: Float64Array;
  /** Sums over the boundaries before unit i of what they cost inside a cue. */
  readonly insideCost: Float64Array;
  readonly wordCount: Float64Array;
  /** Sums of what single units exceed a line by. */
  readonly excess: Float64Array;
  /** First unit that may share a cue with unit i. */
  readonly earliest: Int32Array;
  readonly readingMs: (length: number, wordCount: number) => number;
  /** A sentence, or speech after a long pause, starts with unit i. */
  readonly startsSentence: Uint8Array;
  /** How many such starts there are up to unit i. */
  readonly sentenceCount: Int32Array;
}

const SENTENCE_PAUSE_MS = 700;

export function createSearchSpace(task: SearchTask): SearchSpace {
  const { units, shots } = task;
  const count = units.length;
  const space: SearchSpace = {
    task,
    layouter: createLineLayouter(units, shots.profile),
    starts: startTimes(units, shots, task.notBeforeMs),
    breakCost: new Float64Array(count + 1),
    insideCost: new Float64Array(count + 1),
    wordCount: new Float64Array(count + 1),
    excess: new Float64Array(count + 1),
    earliest: new Int32Array(count + 1),
    startsSentence: new Uint8Array(count + 1).fill(1),
    sentenceCount: new Int32Array(count + 1),
    readingMs: createReadingTime(shots),
  };
  for (let i = 0; i < count; i++) describeBoundary(space, i);
  return space;
}

function describeBoundary(space: SearchSpace, i: number): void {
  const { units, shots } = space.task;
  const unit = units[i]!;
  const pauseMs = i === 0 ? Infinity : unit.startMs - units[i - 1]!.endMs;
  const mustBreak = i > 0 && (unit.newSpeaker || pauseMs >= MUST_BREAK_PAUSE_MS);
  space.earliest[i] = mustBreak ? i : (space.earliest[i - 1] ?? 0);
  space.startsSentence[i] = mustBreak || unit.joint === 'sentence' || pauseMs >= SENTENCE_PAUSE_MS ? 1 : 0;
  space.sentenceCount[i] = (space.sentenceCount[i - 1] ?? 0) + space.startsSentence[i]!;
  space.breakCost[i] = mustBreak
    ? 0
    : easedByPause(CUE_BREAK[unit.joint], pauseMs) + (unit.insideWord ? INSIDE_WORD : 0);
  const inside = i === 0 ? 0 : pauseInside(pauseMs) + endInsideCue(unit.joint);
  space.insideCost[i] = (space.insideCost[i - 1] ?? 0) + inside;
  space.wordCount[i + 1] = space.wordCount[i]! + unit.wordCount;
  space.excess[i + 1] = space.excess[i]! + Math.max(0, unit.length - shots.profile.maxCharsPerLine);
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
  const extend = createExtender(space, state, relaxedSums(units.length, relaxed));
  for (let to = 1; to <= units.length; to++) extend(to);
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
function relaxedSums(count: number, relaxed: Uint8Array | null): Int32Array {
  const sums = new Int32Array(count + 1);
  for (let i = 0; i < count; i++) sums[i + 1] = sums[i]! + (relaxed !== null && relaxed[i] === 1 ? 0 : 1);
  return sums;
}

/** Returns the step that finds the cheapest cue ending before unit `to`, for each place of that unit. */
function createExtender(space: SearchSpace, state: SearchState, strict: Int32Array): (to: number) => void {
  const { task, starts, layouter } = space;
  const { units, shots } = task;
  const count = units.length;
  const chooseEnd = createEndChooser(shots, task.videoEndMs);
  const lettersPerChar = shots.profile.characterMeasure === 'full-width' ? 2 : 1;
  const capacity = shots.profile.maxLines * shots.profile.maxCharsPerLine;
  const longest = capacity + shots.profile.maxLines - 1;
  const demand: EndDemand = {
    startMs: 0,
    speechEndMs: 0,
    comfortableMs: 0,
    nextStartMs: Infinity,
    latestEndMs: Infinity,
    isRelaxed: false,
  };

  /** Points of a cue that do not depend on its times. */
  const textCost = (layout: LineLayout, from: number, to: number): number => {
    const opens = space.startsSentence[from] === 1;
    const ends = space.startsSentence[to] === 1;
    let cost = CUE + layout.cost + (space.insideCost[to - 1]! - space.insideCost[from]!);
    cost += shortCue(layout.length * lettersPerChar, opens && ends) + fullCue(layout.length / capacity);
    if (space.sentenceCount[to - 1]! > space.sentenceCount[from]!) {
      cost += (ends ? 0 : SENTENCE_BEGUN) + (opens ? 0 : SENTENCE_ENDED);
    }
    return layout.excess * LINE_EXCESS + cost;
  };

  const connect = (from: number, cost: number, target: number): void => {
    for (let place = starts.first[from]!; place < starts.first[from + 1]!; place++) {
      const soFar = state.cost[place]! + cost;
      if (soFar >= state.cost[target]!) continue;
      demand.startMs = starts.startMs[place]!;
      const end = chooseEnd(demand);
      if (soFar + end.cost >= state.cost[target]!) continue;
      state.cost[target] = soFar + end.cost;
      state.previous[target] = place;
      state.endMs[target] = end.endMs;
    }
  };

  return (to) => {
    const isLast = to === count;
    const firstTarget = starts.first[to]!;
    const endTarget = isLast ? firstTarget + 1 : starts.first[to + 1]!;
    demand.speechEndMs = units[to - 1]!.endMs;
    for (let from = to - 1; from >= space.earliest[to - 1]!; from--) {
      const room = longest + space.excess[to]! - space.excess[from]!;
      if (from < to - 1 && layouter.widthOf(from, to) > room) break;
      const layout = layouter.layOut(from, to);
      const cost = textCost(layout, from, to) + (isLast ? 0 : space.breakCost[to]!);
      demand.comfortableMs = space.readingMs(layout.length, space.wordCount[to]! - space.wordCount[from]!);
      demand.isRelaxed = strict[to] === strict[from];
      for (let target = firstTarget; target < endTarget; target++) {
        demand.nextStartMs = isLast ? Infinity : starts.startMs[target]!;
        demand.latestEndMs = isLast ? Infinity : starts.latestEndBeforeMs[target]!;
        connect(from, cost + (isLast ? 0 : starts.cost[target]!), target);
      }
    }
  };
}

/** Milliseconds that the text of a cue needs to be read without a violation. */
export function readingTimeOf(space: SearchSpace, from: number, to: number): number {
  const { length } = space.layouter.layOut(from, to);
  return space.readingMs(length, space.wordCount[to]! - space.wordCount[from]!);
}

/** Milliseconds that a text needs so that the checker is content (see profiles/limits.ts). */
function createReadingTime({ profile }: ShotContext): (length: number, wordCount: number) => number {
  const msPerChar = profile.maxCharsPerSecond === null ? 0 : 1000 / profile.maxCharsPerSecond;
  const hardMsPerWord = profile.minMsPerWord ?? 0;
  const softMsPerWord = profile.maxWordsPerMinute === null ? 0 : 60_000 / profile.maxWordsPerMinute;
  const msPerWord = Math.max(hardMsPerWord, softMsPerWord);
  return (length, wordCount) => Math.ceil(Math.max(length * msPerChar, wordCount * msPerWord) - 1e-6);
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
