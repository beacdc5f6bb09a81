/** The timing lines of a whole file, seen together: what one line can't tell. */
import { problem } from '../format-problems.ts';
import type { FormatProblem, TimeRepair } from '../format-problems.ts';
import type { FrameRate } from '../time/frame-rate.ts';
import type { LenientTime } from '../time/timestamps.ts';
import { leadBeforeZero } from './before-zero.ts';
import type { SignedSpan } from './before-zero.ts';
import { clockFramesOf } from './clock-frames.ts';
import type { TimingLine } from './timing-line.ts';
import { parseTimingLine } from './timing-line.ts';

export interface TimingLines {
  /** For each line of the file; null where it is text. */
  readonly timings: readonly (TimingLine | null)[];
  /** What was repaired in all of them at once; the reader adds its own. */
  readonly problems: FormatProblem[];
}

type Times = Extract<TimingLine, { kind: 'times' }>;

/** `frameRate`: for times that end in frames. */
export function readTimingLines(
  lines: readonly string[],
  format: 'srt' | 'webvtt',
  frameRate?: FrameRate,
): TimingLines {
  const timings = lines.map((line) => parseTimingLine(line, format));
  const first = timings.findIndex((timing) => timing?.kind === 'times') + 1;
  if (first === 0) return { timings, problems: [] };
  const frames = clockFramesOf(clockTimes(timings), frameRate);
  const byMs = leadBeforeZero(signedSpans(timings));
  const problems = [
    ...frames.problemAt(first),
    ...(byMs === 0 ? [] : [problem(first, 'moved-to-zero', { byMs })]),
  ];
  const change = frames.areFrames
    ? (timing: Times) => inFrames(timing, frames.msOf)
    : byMs === 0
      ? null
      : (timing: Times) => moved(timing, byMs);
  if (change === null) return { timings, problems };
  return { timings: timings.map((timing) => (timing?.kind === 'times' ? change(timing) : timing)), problems };
}

const writtenAsAsked: LenientTime = { ms: 0, hasHours: true, hasFraction: true };

function* clockTimes(timings: readonly (TimingLine | null)[]): Generator<LenientTime> {
  for (const timing of timings) {
    if (timing?.kind === 'times') yield* timing.clock ?? [writtenAsAsked];
  }
}

function* signedSpans(timings: readonly (TimingLine | null)[]): Generator<SignedSpan> {
  for (const timing of timings) if (timing?.kind === 'times') yield timing.signed ?? timing;
}

/** Said once for the whole file, so their digits are not unusual. */
function inFrames(timing: Times, msOf: (time: LenientTime) => number): TimingLine {
  const [start, end] = timing.clock!;
  return withTimes(timing, msOf(start), msOf(end), [
    'negative',
    'exchanged',
    'odd-digits',
    'wants-point',
    'wants-comma',
  ]);
}

function moved(timing: Times, byMs: number): TimingLine {
  const { startMs, endMs } = timing.signed ?? timing;
  return withTimes(timing, startMs + byMs, endMs + byMs, ['negative', 'exchanged']);
}

function withTimes(
  timing: Times,
  startMs: number,
  endMs: number,
  settled: readonly TimeRepair[],
): TimingLine {
  const others = timing.repairs.filter((repair) => !settled.includes(repair));
  return {
    kind: 'times',
    startMs: Math.min(startMs, endMs),
    endMs: Math.max(startMs, endMs),
    rest: timing.rest,
    repairs: endMs < startMs ? [...others, 'exchanged'] : others,
  };
}
