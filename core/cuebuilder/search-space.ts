import type { ShotContext } from '../check/shot-rules.ts';
import { comfortableReadingMsForCounts } from '../profiles/limits.ts';
import {
  insideWord,
  mustBreakPauseMs,
  easedByPause,
  endInsideCue,
  pauseInside,
  questionInsideCue,
} from './break-costs.ts';
import type { LineLayouter } from './line-layout.ts';
import { createLineLayouter } from './line-layout.ts';
import type { StartTimes } from './start-times.ts';
import { startTimes } from './start-times.ts';
import type { Unit } from './units.ts';

export interface SearchTask {
  readonly units: readonly Unit[];
  readonly shots: ShotContext;
  /** No cue starts before it. */
  readonly notBeforeMs: number;
  /** No cue ends after it. */
  readonly videoEndMs: number;
  /** End of the cue before all of these; null when there is none. */
  readonly previousEndMs: number | null;
  /** Start of the cue behind all of these; infinite when there is none. */
  readonly nextStartMs: number;
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
  /** A sentence, or speech after a long pause, starts with unit i. */
  readonly startsSentence: Uint8Array;
  /** How many such starts there are up to unit i. */
  readonly sentenceCount: Int32Array;
}

const sentencePauseMs = 700;

export function createSearchSpace(task: SearchTask): SearchSpace {
  const { units, shots } = task;
  const count = units.length;
  const space: SearchSpace = {
    task,
    layouter: createLineLayouter(units, shots.profile),
    starts: startTimes(units, shots, task.notBeforeMs, task.previousEndMs),
    breakCost: new Float64Array(count + 1),
    insideCost: new Float64Array(count + 1),
    wordCount: new Float64Array(count + 1),
    excess: new Float64Array(count + 1),
    earliest: new Int32Array(count + 1),
    startsSentence: new Uint8Array(count + 1).fill(1),
    sentenceCount: new Int32Array(count + 1),
  };
  for (let i = 0; i < count; i++) describeBoundary(space, i);
  return space;
}

function describeBoundary(space: SearchSpace, i: number): void {
  const { units, shots } = space.task;
  const unit = units[i]!;
  const pauseMs = i === 0 ? Infinity : unit.startMs - units[i - 1]!.endMs;
  const mustBreak = i > 0 && (unit.newSpeaker || pauseMs >= mustBreakPauseMs);
  space.earliest[i] = mustBreak ? i : (space.earliest[i - 1] ?? 0);
  space.startsSentence[i] = mustBreak || unit.joint === 'sentence' || pauseMs >= sentencePauseMs ? 1 : 0;
  space.sentenceCount[i] = (space.sentenceCount[i - 1] ?? 0) + space.startsSentence[i];
  space.breakCost[i] = mustBreak ? 0 : easedByPause(unit.joint, pauseMs) + (unit.insideWord ? insideWord : 0);
  const asked = unit.joint === 'sentence' && i > 0 && endsQuestion(units[i - 1]!);
  const inside = i === 0 ? 0 : pauseInside(unit.joint, pauseMs) + endInsideCue(unit.joint);
  space.insideCost[i] = (space.insideCost[i - 1] ?? 0) + inside + (asked ? questionInsideCue : 0);
  space.wordCount[i + 1] = space.wordCount[i]! + unit.wordCount;
  space.excess[i + 1] = space.excess[i]! + Math.max(0, unit.length - shots.profile.maxCharsPerLine);
}

/** A question whose speaker is unknown. */
function endsQuestion(unit: Unit): boolean {
  return !unit.speakerKnown && /[?？؟]["'”’»」』)]*$/u.test(unit.text);
}

/** Milliseconds that the text of a cue needs to be read without a violation, laid out at its best. */
export function readingTimeOf(space: SearchSpace, from: number, to: number): number {
  const { length } = space.layouter.layOut(from, to);
  return readingTimeOfLength(space, length, from, to);
}

/** The same for a text of known length. */
export function readingTimeOfLength(space: SearchSpace, length: number, from: number, to: number): number {
  const wordCount = space.wordCount[to]! - space.wordCount[from]!;
  return comfortableReadingMsForCounts(length, wordCount, space.task.shots.profile);
}
