/**
 * [Note: Cue timing] A cue starts on the frame in which its first word is first heard. It ends when its last
 * word has been heard plus `comfortHangMs`, later if its text needs longer to be read: up to half a second
 * (12 frames at 24, Netflix Subtitle Timing Guidelines 1) after the word or the profile's shortest duration.
 * It never reaches into the next cue's gap, beyond the profile's longest duration or the end of the video. A
 * gap that the profile closes is closed by a later end, or left wide enough by an earlier one.
 *
 * Shots move both ends by the rules of check/shot-rules.ts. Where these conflict with each other or with the
 * time the text needs, other places are tried. A start: on a cut up to half a second away or 12 frames before
 * one, a quarter, half or three quarters of a second early in silence, and two frames early or late (within
 * the guidelines' tolerance) where a cue is likely to begin. An end: at any edge of what gaps and cuts allow
 * (before a cut, 12 frames after it, 12 before the next). The place with the fewest violations wins, then the
 * one nearest to the speech. Cutting off speech costs most; more than half a second is cut off only
 * where the longest duration leaves no other break.
 *
 * The time of an end depends on nothing but its own cue and the next one's start, so the search over breaks
 * and times together is exact.
 */
import type { ShotContext } from '../check/shot-rules.ts';
import { endFault, outTimeAfterCut, outTimeBeforeCut } from '../check/shot-rules.ts';
import {
  gapFault,
  halfSecondFrames,
  openGapMsRequired,
  reachesMs,
  staysWithinMs,
} from '../profiles/limits.ts';
import type { FrameRate } from '../time/frame-rate.ts';
import { frameAtMs, frameToMs, framesToExactMs } from '../time/frame-rate.ts';
import { uncomfortableDuration } from './break-costs.ts';
import { violation, tooFast } from './priorities.ts';
import { cutsAround, framesBefore } from './near-cuts.ts';

/** Two frames at 25: an end exactly on the last sound looks cut off. */
const comfortHangMs = 80;
/** Where speech runs on, the gap before the next cue takes this much of it at no cost. */
const freeCutOffMs = 125;
/** Points for each millisecond of more speech that is cut off, and of more than half a second. */
const cutOff = 0.15;
const cutOffLong = 1;
/** Points for each millisecond of an end later than wished, and earlier. */
const later = 0.01;
const earlier = 0.02;
/** Points for each millisecond that is missing to the shortest duration where it cannot be had. */
const missing = 0.06;

/** What the end of a cue has to satisfy. */
export interface EndDemand {
  startMs: number;
  /** When its last word has been heard. */
  speechEndMs: number;
  /** What its text needs to be read without a violation of any severity. */
  comfortableMs: number;
  /** Start of the next cue and the latest end before it; infinite after the last word. */
  nextStartMs: number;
  latestEndMs: number;
  /** Reading speed costs points only, see [Note: Priorities]. */
  isRelaxed: boolean;
}

/** Reused: copy what is to be kept. */
export interface EndChoice {
  endMs: number;
  cost: number;
}

/** The part of the video's rules that every end needs. */
interface EndRules {
  readonly shots: ShotContext;
  readonly videoEndMs: number;
  readonly halfSecondMs: number;
  /** Smallest gap that may stay open. */
  readonly openGapMs: number;
}

export function createEndChooser(shots: ShotContext, videoEndMs: number): (demand: EndDemand) => EndChoice {
  const { profile, frameRate } = shots;
  const rules: EndRules = {
    shots,
    videoEndMs,
    halfSecondMs: framesToExactMs(halfSecondFrames(frameRate), frameRate),
    openGapMs: openGapMsRequired(profile, frameRate),
  };
  const choice: EndChoice = { endMs: 0, cost: Infinity };
  // The search asks for all cues with one last word in turn.
  let speechEndMs = NaN;
  let cuts: readonly number[] = [];
  return (demand) => {
    if (demand.speechEndMs !== speechEndMs) {
      speechEndMs = demand.speechEndMs;
      const reachMs = 2 * rules.halfSecondMs + profile.minDurationMs;
      cuts = cutsAround(speechEndMs, reachMs, shots.shotChanges);
    }
    chooseEnd(demand, rules, cuts, choice);
    return choice;
  };
}

function chooseEnd(demand: EndDemand, rules: EndRules, cuts: readonly number[], choice: EndChoice): void {
  const { startMs, speechEndMs, latestEndMs, nextStartMs } = demand;
  const { shots, halfSecondMs, openGapMs } = rules;
  const { profile, frameRate: rate } = shots;
  const minEndMs = startMs + profile.minDurationMs;
  const hangEndMs = Math.max(speechEndMs, minEndMs) + halfSecondMs;
  const neededMs = Math.max(speechEndMs + comfortHangMs, minEndMs, startMs + demand.comfortableMs);
  const maxEndMs =
    profile.maxDurationMs === null ? Infinity : floorToFrame(startMs + profile.maxDurationMs, rate);
  const lastMs = Math.min(latestEndMs, rules.videoEndMs, maxEndMs);
  const wishedMs = Math.min(ceilToFrame(Math.min(neededMs, hangEndMs), rate), lastMs);
  choice.cost = Infinity;
  choice.endMs = Math.max(startMs + 1, wishedMs);
  choice.cost = costOfEnd(choice.endMs, wishedMs, demand, rules, cuts);
  if (choice.cost < violation) return;
  const earliestMs = speechEndMs - halfSecondMs;
  const hangFrameMs = ceilToFrame(hangEndMs, rate);
  // The only end beyond: on the next cue's gap, where a smaller gap may not stay open.
  const closesGap = profile.closeGapsUpToFrames > 0 && latestEndMs < hangFrameMs + openGapMs;
  const consider = (endMs: number): void => {
    if (endMs <= startMs || endMs > lastMs || endMs < earliestMs) return;
    if (endMs > hangFrameMs && !(closesGap && endMs === latestEndMs)) return;
    const cost = costOfEnd(endMs, wishedMs, demand, rules, cuts);
    if (cost >= choice.cost) return;
    choice.cost = cost;
    choice.endMs = endMs;
  };
  consider(lastMs);
  consider(floorToFrame(nextStartMs - openGapMs, rate));
  consider(ceilToFrame(minEndMs, rate));
  consider(ceilToFrame(speechEndMs, rate));
  consider(floorToFrame(hangEndMs, rate));
  for (const cutMs of cuts) {
    consider(outTimeBeforeCut(cutMs, shots));
    consider(outTimeAfterCut(cutMs, shots));
    consider(framesBefore(cutMs, halfSecondFrames(rate), shots));
  }
}

function costOfEnd(
  endMs: number,
  wishedMs: number,
  demand: EndDemand,
  { shots, halfSecondMs }: EndRules,
  cuts: readonly number[],
): number {
  const { profile, frameRate } = shots;
  const durationMs = endMs - demand.startMs;
  let violations = 0;
  let points = uncomfortableDuration(durationMs);
  if (endMs > demand.latestEndMs) violations += 2;
  else if (
    demand.nextStartMs !== Infinity &&
    gapFault(demand.nextStartMs - endMs, profile, frameRate) !== null
  ) {
    violations += 1;
  }
  if (!reachesMs(durationMs, profile.minDurationMs)) violations += 1;
  if (profile.maxDurationMs !== null && !staysWithinMs(durationMs, profile.maxDurationMs)) violations += 1;
  if (cuts.length > 0 && endFault(demand.startMs, endMs, shots) !== null) violations += 1;
  if (!reachesMs(durationMs, demand.comfortableMs)) {
    if (demand.isRelaxed) points += tooFast(demand.comfortableMs - durationMs);
    else violations += 1;
  }
  points += Math.max(0, profile.minDurationMs - durationMs) * missing;
  const cutOffMs = demand.speechEndMs - endMs;
  points += Math.max(0, cutOffMs - freeCutOffMs) * cutOff;
  points += Math.max(0, cutOffMs - halfSecondMs) * cutOffLong;
  points += endMs > wishedMs ? (endMs - wishedMs) * later : (wishedMs - endMs) * earlier;
  return violations * violation + points;
}

function ceilToFrame(ms: number, rate: FrameRate): number {
  const frame = frameAtMs(ms, rate);
  const start = frameToMs(frame, rate);
  return start >= ms ? start : frameToMs(frame + 1, rate);
}

function floorToFrame(ms: number, rate: FrameRate): number {
  return ms === Infinity ? ms : frameToMs(frameAtMs(ms, rate), rate);
}
