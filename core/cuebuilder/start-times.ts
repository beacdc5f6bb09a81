import type { ShotContext } from '../check/shot-rules.ts';
import { snapInTime, startFault } from '../check/shot-rules.ts';
import type { JointKind } from '../language/joint.ts';
import { gapFault, halfSecondFrames } from '../profiles/limits.ts';
import { frameAtMs, frameToMs, framesToExactMs, nearestFrame } from '../time/frame-rate.ts';
import { cutsAround, framesBefore } from './near-cuts.ts';
import { violation } from './priorities.ts';
import type { Unit } from './units.ts';

/** Where a cue that begins with a unit may start, see [Note: Cue timing]. */
export interface StartTimes {
  /** `first[i]` to `first[i + 1]`: the choices of unit i. The first one is the one without need. */
  readonly first: Int32Array;
  readonly startMs: Float64Array;
  /** Points for starting there. */
  readonly cost: Float64Array;
  /** Latest end of a cue before it: the profile's smallest gap earlier. */
  readonly latestEndBeforeMs: Float64Array;
}

/** Points for each millisecond that a cue starts before its first word is heard. */
const earlyCost = 0.03;
/** After it, where the rules of shots do not ask for it. */
const late = 0.05;

/** Only where a cue is likely to start are all choices worth their time. */
const goodJoints: ReadonlySet<JointKind> = new Set([
  'sentence',
  'clause',
  'comma',
  'opensClause',
  'opensPhrase',
]);

export function startTimes(
  units: readonly Unit[],
  shots: ShotContext,
  notBeforeMs: number,
  previousEndMs: number | null = null,
): StartTimes {
  const { profile, frameRate } = shots;
  const faults = (start: number, isFirst: boolean): number =>
    (startFault(start, shots) === null ? 0 : violation) +
    (isFirst && previousEndMs !== null && gapFault(start - previousEndMs, profile, frameRate) !== null
      ? violation
      : 0);
  const first = new Int32Array(units.length + 1);
  const startMs: number[] = [];
  const cost: number[] = [];
  for (const [i, unit] of units.entries()) {
    first[i] = startMs.length;
    const silenceFromMs = i === 0 ? notBeforeMs : units[i - 1]!.endMs;
    for (const choice of choicesFor(unit.startMs, silenceFromMs, goodJoints.has(unit.joint), shots)) {
      const start = Math.max(choice.startMs, notBeforeMs);
      if (startMs.length > first[i] && startMs.indexOf(start, first[i]) !== -1) continue;
      startMs.push(start);
      cost.push(choice.cost + faults(start, i === 0));
    }
  }
  first[units.length] = startMs.length;
  return {
    first,
    startMs: Float64Array.from(startMs),
    cost: Float64Array.from(cost),
    latestEndBeforeMs: Float64Array.from(startMs, (ms) =>
      framesBefore(ms, shots.profile.minGapFrames, shots),
    ),
  };
}

/** Where a cue starts whose first word is heard then, when nothing is in its way. */
export function preferredStart(speechStartMs: number, shots: ShotContext): number {
  return snapInTime(frameToMs(frameAtMs(speechStartMs, shots.frameRate), shots.frameRate), shots);
}

interface StartChoice {
  readonly startMs: number;
  readonly cost: number;
}

function choicesFor(
  speechStartMs: number,
  silenceFromMs: number,
  isGoodPlace: boolean,
  shots: ShotContext,
): readonly StartChoice[] {
  const rate = shots.frameRate;
  const heard = frameToMs(frameAtMs(speechStartMs, rate), rate);
  const snapped = snapInTime(heard, shots);
  const choices: StartChoice[] = [{ startMs: snapped, cost: 0 }];
  const halfSecondMs = framesToExactMs(halfSecondFrames(rate), rate);
  const add = (ms: number): void => {
    const startMs = snapInTime(ms, shots);
    if (startMs === snapped || startMs <= speechStartMs - 2 * halfSecondMs) return;
    const early = heard - startMs;
    if (early > 0 && startMs < silenceFromMs - halfSecondMs / 2) return;
    choices.push({ startMs, cost: early > 0 ? early * earlyCost : -early * late });
  };
  for (const cutMs of cutsAround(heard, halfSecondMs, shots.shotChanges)) {
    add(cutMs);
    if (cutMs > heard) add(framesBefore(cutMs, halfSecondFrames(rate), shots));
  }
  if (isGoodPlace) {
    // "Within 1-2 frames of the first frame of audio is acceptable": time for the cue before, or for this one.
    add(frameToMs(nearestFrame(heard, rate) + 2, rate));
    add(frameToMs(nearestFrame(heard, rate) - 2, rate));
  }
  // Into the silence before the word, by quarters of a second.
  for (let quarters = 1; quarters <= 3; quarters++) {
    const lead = frameToMs(nearestFrame(heard - (quarters * halfSecondMs) / 2, rate), rate);
    if (lead >= silenceFromMs + framesToExactMs(shots.profile.minGapFrames, rate)) add(lead);
  }
  return choices;
}
