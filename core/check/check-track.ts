import type { Cue, Track } from '../cues/cue.ts';
import { measureText } from '../cues/text-measure.ts';
import type { Profile } from '../profiles/profile.ts';
import { profileOfCue } from '../profiles/profiles.ts';
import type { FrameRate } from '../time/frame-rate.ts';
import { defaultFrameRate } from '../time/frame-rate.ts';
import type { ShotContext, ShotFault } from './shot-rules.ts';
import { endFault, startFault } from './shot-rules.ts';
import { findTextFaults, isEmptyText } from './text-faults.ts';
import { findDurationFaults, findEndFault, findGapFault, findOrderFaults } from './timing-faults.ts';
import type { Violation } from './violation.ts';

export interface CheckOptions {
  /** For the track's language, see `resolveProfile`. */
  readonly profile: Profile;
  /** The video's; 25 frames a second where there is no video. */
  readonly frameRate?: FrameRate;
  /** First frame of each shot in milliseconds. Without it the rules about shots are not checked. */
  readonly shotChanges?: readonly number[];
  /** Length of the video. */
  readonly durationMs?: number;
}

/**
 * Every violation of the profile, in the order of the cues. A track that `buildCues` can't do better is free
 * of all that a better break or time could avoid; [Note: Rounding] and [Note: Shot rules] say how times are
 * compared.
 */
export function checkTrack(track: Track, options: CheckOptions): readonly Violation[] {
  const { profile, durationMs, frameRate = defaultFrameRate } = options;
  const shots = shotContext(options, frameRate);
  const found: Violation[] = [];
  let lastEndingIndex: number | null = null;
  for (const [cueIndex, cue] of track.cues.entries()) {
    const own = profileOfCue(cue, profile);
    const text = measureText(cue.text, own.characterMeasure);
    findTextFaults(cue, text, cueIndex, own, found);
    const hasDuration = findOrderFaults(cue, cueIndex, found);
    if (hasDuration && !isEmptyText(text)) findDurationFaults(cue, text, cueIndex, own, found);
    if (durationMs !== undefined) findEndFault(cue, cueIndex, durationMs, frameRate, found);
    if (shots !== null && hasDuration) findShotFaults(cue, cueIndex, shots, found);
    if (lastEndingIndex !== null && !findSequenceFault(track.cues, cueIndex, found)) {
      findGapFault(track.cues, lastEndingIndex, cueIndex, profile, frameRate, found);
    }
    if (lastEndingIndex === null || cue.endMs >= track.cues[lastEndingIndex]!.endMs)
      lastEndingIndex = cueIndex;
  }
  return found;
}

function shotContext(options: CheckOptions, frameRate: FrameRate): ShotContext | null {
  const { profile, shotChanges } = options;
  if (shotChanges === undefined || shotChanges.length === 0) return null;
  return { profile, frameRate, shotChanges: shotChanges.toSorted((a, b) => a - b) };
}

/** True when the cue starts before the one above it: gaps then mean nothing. */
function findSequenceFault(cues: readonly Cue[], cueIndex: number, found: Violation[]): boolean {
  const earlyMs = cues[cueIndex - 1]!.startMs - cues[cueIndex]!.startMs;
  if (earlyMs <= 0) return false;
  found.push({
    code: 'out-of-order',
    severity: 'error',
    cueIndex,
    facts: {},
    measured: -earlyMs,
    limit: 0,
    unit: 'ms',
  });
  return true;
}

function findShotFaults(cue: Cue, cueIndex: number, shots: ShotContext, found: Violation[]): void {
  const start = startFault(cue.startMs, shots);
  if (start !== null) found.push(shotViolation('start-near-shot', cueIndex, start, shots));
  const end = endFault(cue.startMs, cue.endMs, shots);
  if (end !== null) found.push(shotViolation('end-near-shot', cueIndex, end, shots));
}

function shotViolation(
  code: 'start-near-shot' | 'end-near-shot',
  cueIndex: number,
  fault: ShotFault,
  shots: ShotContext,
): Violation {
  const { framesFromCut, cutMs, suggestedMs } = fault;
  return {
    code,
    severity: 'warning',
    cueIndex,
    facts: { cutMs },
    measured: framesFromCut,
    limit: code === 'start-near-shot' ? 0 : -shots.profile.minGapFrames,
    unit: 'frames',
    suggestedMs,
  };
}
