/** What is wrong with one cue's times: order, duration, reading speed, and the gap before it. */
import type { Cue } from '../cues/cue.ts';
import type { TextMeasure } from '../cues/text-measure.ts';
import { countWords } from '../cues/text-measure.ts';
import {
  roundingToleranceMs,
  closeGapsUpToFrames,
  comfortableReadingMs,
  gapFault,
  gapMsRequired,
  reachesMs,
  readingMsForCounts,
  staysWithinMs,
} from '../profiles/limits.ts';
import type { Profile } from '../profiles/profile.ts';
import type { FrameRate } from '../time/frame-rate.ts';
import { framesToExactMs, msToExactFrames } from '../time/frame-rate.ts';
import type { Violation } from './violation.ts';

/** Times that make no sense in themselves; true when the cue has a duration to judge. */
export function findOrderFaults(cue: Cue, cueIndex: number, found: Violation[]): boolean {
  const fault = { severity: 'error', cueIndex, facts: {}, limit: 0, unit: 'ms' } as const;
  if (cue.startMs < 0 || cue.endMs < 0) {
    const measured = Math.min(cue.startMs, cue.endMs);
    found.push({ ...fault, code: 'negative-time', measured });
  }
  const durationMs = cue.endMs - cue.startMs;
  if (durationMs >= 0) return true;
  found.push({ ...fault, code: 'reversed-times', measured: durationMs });
  return false;
}

export function findDurationFaults(
  cue: Cue,
  text: TextMeasure,
  cueIndex: number,
  profile: Profile,
  found: Violation[],
): void {
  const durationMs = cue.endMs - cue.startMs;
  const fault = { severity: 'error', cueIndex, facts: {}, measured: durationMs, unit: 'ms' } as const;
  if (!reachesMs(durationMs, profile.minDurationMs)) {
    found.push({ ...fault, code: 'too-short', limit: profile.minDurationMs });
  }
  if (profile.maxDurationMs !== null && !staysWithinMs(durationMs, profile.maxDurationMs)) {
    found.push({ ...fault, code: 'too-long', limit: profile.maxDurationMs });
  }
  if (durationMs > 0) findSpeedFault(cue, text, cueIndex, profile, found);
}

function findSpeedFault(
  cue: Cue,
  text: TextMeasure,
  cueIndex: number,
  profile: Profile,
  found: Violation[],
): void {
  const durationMs = cue.endMs - cue.startMs;
  const words = profile.minMsPerWord === null ? 0 : countWords(cue.text);
  const isTooFast = !reachesMs(durationMs, readingMsForCounts(text.readingLength, words, profile));
  if (profile.maxCharsPerSecond !== null && isTooFast) {
    const count = text.readingLength;
    const measured = round((count * 1000) / durationMs, 2);
    found.push({
      code: 'reading-speed',
      severity: 'error',
      cueIndex,
      facts: { count, durationMs },
      measured,
      limit: profile.maxCharsPerSecond,
      unit: 'characters/s',
    });
    return;
  }
  if (profile.minMsPerWord === null || profile.maxWordsPerMinute === null) return;
  if (!isTooFast && reachesMs(durationMs, comfortableReadingMs(cue.text, profile))) return;
  const measured = round((words * 60_000) / durationMs, 1);
  const limit = isTooFast ? 60_000 / profile.minMsPerWord : profile.maxWordsPerMinute;
  found.push({
    code: 'reading-speed',
    severity: isTooFast ? 'error' : 'warning',
    cueIndex,
    facts: { count: words, durationMs },
    measured,
    limit,
    unit: 'words/min',
  });
}

/** A cue may end up to half a frame after the video: containers round their durations. */
export function findEndFault(
  cue: Cue,
  cueIndex: number,
  videoDurationMs: number,
  rate: FrameRate,
  found: Violation[],
): void {
  const overMs = cue.endMs - videoDurationMs;
  if (overMs <= framesToExactMs(0.5, rate) + roundingToleranceMs) return;
  found.push({
    code: 'beyond-end',
    severity: 'error',
    cueIndex,
    facts: {},
    measured: cue.endMs,
    limit: videoDurationMs,
    unit: 'ms',
  });
}

/** The fault between a cue and the one before it that ends last (`previousIndex`). */
export function findGapFault(
  cues: readonly Cue[],
  previousIndex: number,
  cueIndex: number,
  profile: Profile,
  rate: FrameRate,
  found: Violation[],
): void {
  const gapMs = cues[cueIndex]!.startMs - cues[previousIndex]!.endMs;
  const code = gapFault(gapMs, profile, rate);
  if (code === null) return;
  const frames = round(msToExactFrames(gapMs, rate), 1);
  if (code === 'overlap') {
    const facts = { previousIndex };
    found.push({ code, severity: 'error', cueIndex, facts, measured: gapMs, limit: 0, unit: 'ms' });
  } else if (code === 'gap-too-small') {
    const limit = gapMsRequired(profile, rate);
    const facts = { previousIndex, frames, minFrames: profile.minGapFrames };
    found.push({ code, severity: 'error', cueIndex, facts, measured: gapMs, limit, unit: 'ms' });
  } else {
    const facts = { previousIndex, frames, closedUpToFrames: closeGapsUpToFrames(profile, rate) };
    const measured = Math.round(msToExactFrames(gapMs, rate));
    const limit = profile.minGapFrames;
    found.push({ code, severity: 'warning', cueIndex, facts, measured, limit, unit: 'frames' });
  }
}

function round(value: number, digits: number): number {
  const factor = 10 ** digits;
  return Math.round(value * factor) / factor;
}
