/** What is wrong with one cue's times: order, duration, reading speed, and the gap before it. */
import type { Cue } from '../cues/cue.ts';
import type { TextMeasure } from '../cues/text-measure.ts';
import { countWords } from '../cues/text-measure.ts';
import {
  ROUNDING_TOLERANCE_MS,
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
  const fault = { severity: 'error', cueIndex, limit: 0, unit: 'ms' } as const;
  const name = `Cue ${cueIndex + 1}`;
  if (cue.startMs < 0 || cue.endMs < 0) {
    const measured = Math.min(cue.startMs, cue.endMs);
    const message = `${name} has a time before the video's beginning: ${seconds(measured)}.`;
    found.push({ ...fault, code: 'negative-time', message, measured });
  }
  const durationMs = cue.endMs - cue.startMs;
  if (durationMs >= 0) return true;
  const message = `${name} ends ${seconds(-durationMs)} before it starts.`;
  found.push({ ...fault, code: 'reversed-times', message, measured: durationMs });
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
  const fault = { severity: 'error', cueIndex, measured: durationMs, unit: 'ms' } as const;
  const lasts = `Cue ${cueIndex + 1} lasts ${seconds(durationMs)};`;
  if (!reachesMs(durationMs, profile.minDurationMs)) {
    const message = `${lasts} ${profile.name} asks for ${seconds(profile.minDurationMs)} or more.`;
    found.push({ ...fault, code: 'too-short', message, limit: profile.minDurationMs });
  }
  if (profile.maxDurationMs !== null && !staysWithinMs(durationMs, profile.maxDurationMs)) {
    const message = `${lasts} ${profile.name} allows ${seconds(profile.maxDurationMs)}.`;
    found.push({ ...fault, code: 'too-long', message, limit: profile.maxDurationMs });
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
  const name = `Cue ${cueIndex + 1}`;
  if (profile.maxCharsPerSecond !== null && isTooFast) {
    const length = text.readingLength;
    const measured = round((length * 1000) / durationMs, 2);
    found.push({
      code: 'reading-speed',
      severity: 'error',
      cueIndex,
      message:
        `${name} runs at ${round(measured, 1)} characters a second (${length} in ${seconds(durationMs)}); ` +
        `${profile.name} allows ${profile.maxCharsPerSecond}.`,
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
    message:
      `${name} runs at ${Math.round(measured)} words a minute (${words} in ${seconds(durationMs)}); ` +
      `${profile.name} ${isTooFast ? 'allows' : 'advises'} ${limit} at most.`,
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
  if (overMs <= framesToExactMs(0.5, rate) + ROUNDING_TOLERANCE_MS) return;
  found.push({
    code: 'beyond-end',
    severity: 'error',
    cueIndex,
    message: `Cue ${cueIndex + 1} ends ${seconds(overMs)} after the video's end.`,
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
  const pair = `cues ${previousIndex + 1} and ${cueIndex + 1}`;
  const frames = round(msToExactFrames(gapMs, rate), 1);
  if (code === 'overlap') {
    const message = `Cue ${cueIndex + 1} starts ${seconds(-gapMs)} before cue ${previousIndex + 1} ends.`;
    found.push({ code, severity: 'error', cueIndex, message, measured: gapMs, limit: 0, unit: 'ms' });
  } else if (code === 'gap-too-small') {
    const limit = gapMsRequired(profile, rate);
    const message =
      `Only ${plural(frames, 'frame')} (${gapMs} ms) lie between ${pair}; ` +
      `${profile.name} asks for ${plural(profile.minGapFrames, 'frame')} (${limit} ms).`;
    found.push({ code, severity: 'error', cueIndex, message, measured: gapMs, limit, unit: 'ms' });
  } else {
    const upTo = closeGapsUpToFrames(profile, rate);
    const closed = profile.minGapFrames === 0 ? 'nothing' : plural(profile.minGapFrames, 'frame');
    const message =
      `${plural(frames, 'frame')} lie between ${pair}; ` +
      `${profile.name} closes gaps of up to ${upTo} frames to ${closed}.`;
    const measured = Math.round(msToExactFrames(gapMs, rate));
    const limit = profile.minGapFrames;
    found.push({ code, severity: 'warning', cueIndex, message, measured, limit, unit: 'frames' });
  }
}

function seconds(ms: number): string {
  return `${round(ms / 1000, 3)} s`;
}

function plural(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

function round(value: number, digits: number): number {
  const factor = 10 ** digits;
  return Math.round(value * factor) / factor;
}
