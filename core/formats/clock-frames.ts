/**
 * Clock times that end in frames (`00:00:24:04`), outside the formats that are made of them. One time does not tell
 * frames from hundredths; all times of a file together do: each ends in two digits behind a colon or a semicolon.
 */
import { problem } from '../format-problems.ts';
import type { FormatProblem } from '../format-problems.ts';
import type { FrameRate } from '../time/frame-rate.ts';
import { framesPerSecond } from '../time/frame-rate.ts';
import type { LenientTime } from '../time/timestamps.ts';
import { countedRate, timecodeToMs } from '../time/timecode.ts';

export interface ClockFrames {
  /** Milliseconds, an integer; negative where the time is. */
  readonly msOf: (time: LenientTime) => number;
  /** True where the two digits are read as frames. */
  readonly areFrames: boolean;
  /** What to say about it, for the line of the first time. */
  readonly problemAt: (line: number) => readonly FormatProblem[];
}

/** More frames a second than these, no timecode counts. */
const maxFrames = 59;

const milliseconds: ClockFrames = { msOf: ({ ms }) => ms, areFrames: false, problemAt: () => [] };

/** How the times of a file are to be read. `rate`: of the video or as the person says. */
export function clockFramesOf(times: Iterable<LenientTime>, rate: FrameRate | undefined): ClockFrames {
  const largest = largestFrame(times);
  if (largest === null || largest > maxFrames) return milliseconds;
  if (rate === undefined) {
    return {
      ...milliseconds,
      problemAt: (line) => [problem(line, 'frames-in-times', { framesPerSecond: null })],
    };
  }
  if (largest >= countedRate(rate)) return milliseconds;
  const rounded = Math.round(framesPerSecond(rate) * 1000) / 1000;
  return {
    msOf: ({ timecode, ms }) =>
      timecode === undefined ? ms : timecodeToMs(timecode, rate, timecode.isDropFrame),
    areFrames: true,
    problemAt: (line) => [problem(line, 'frames-in-times', { framesPerSecond: rounded })],
  };
}

/** The largest number of frames; null where any time ends in something else, or none ends in frames. */
function largestFrame(times: Iterable<LenientTime>): number | null {
  let largest: number | null = null;
  for (const { timecode, hasFraction } of times) {
    if (timecode !== undefined) largest = Math.max(largest ?? 0, timecode.frames);
    else if (hasFraction) return null;
  }
  return largest;
}
