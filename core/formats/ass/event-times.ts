/**
 * When the events of a script are shown. Hundredths of a second are usual; some programs write frames, or a script that
 * was shifted to before 0: all events together tell.
 */
import type { FrameRate } from '../../time/frame-rate.ts';
import { parseTime } from '../../time/timestamps.ts';
import type { LenientTime } from '../../time/timestamps.ts';
import type { FormatProblem, TimeRepair } from '../../format-problems.ts';
import { problem } from '../../format-problems.ts';
import { leadBeforeZero } from '../before-zero.ts';
import { clockFramesOf } from '../clock-frames.ts';
import { assTime } from './ass-time.ts';

type Fields = ReadonlyMap<string, string>;

export interface EventTimes {
  readonly startMs: number;
  readonly endMs: number;
  /** null when nothing was wrong. */
  readonly repair: TimeRepair | null;
}

export interface EventClock {
  /** null where a time can't be read. */
  readonly timesOf: (fields: Fields) => EventTimes | null;
  /** For an event that is kept as a line: its times as writers write them, those of all others beside it. */
  readonly settled: (fields: Fields) => Fields;
  readonly problems: readonly FormatProblem[];
}

/** `dialogue`: the events that are shown. `rate`: of the video or as the person says. */
export function readEventClock(
  dialogue: readonly { readonly fields: Fields; readonly line: number }[],
  rate: FrameRate | undefined,
): EventClock {
  const read = dialogue.flatMap(({ fields }) => {
    const times = timesIn(fields);
    return times === null ? [] : [times];
  });
  const frames = clockFramesOf(read.flat(), rate);
  const spans = read.map(([start, end]) => ({ startMs: frames.msOf(start), endMs: frames.msOf(end) }));
  const byMs = leadBeforeZero(spans);
  const firstLine = dialogue[0]?.line ?? 1;
  const msOf = (time: LenientTime): number => frames.msOf(time) + byMs;
  return {
    timesOf: (fields) => {
      const times = timesIn(fields);
      return times === null ? null : inOrder(msOf(times[0]), msOf(times[1]));
    },
    settled: (fields) => {
      const times = byMs === 0 && !frames.areFrames ? null : timesIn(fields);
      if (times === null) return fields;
      return new Map([...fields, ['start', assTime(msOf(times[0]))], ['end', assTime(msOf(times[1]))]]);
    },
    problems: [
      ...frames.problemAt(firstLine),
      ...(byMs > 0 ? [problem(firstLine, 'moved-to-zero', { byMs })] : []),
    ],
  };
}

function timesIn(fields: Fields): readonly [LenientTime, LenientTime] | null {
  const start = parseTime(fields.get('start') ?? '');
  const end = parseTime(fields.get('end') ?? '');
  return start === null || end === null ? null : [start, end];
}

function inOrder(startMs: number, endMs: number): EventTimes {
  if (startMs < 0 || endMs < 0) {
    const clamped = [Math.max(0, startMs), Math.max(0, endMs)] as const;
    return { startMs: Math.min(...clamped), endMs: Math.max(...clamped), repair: 'negative' };
  }
  if (endMs < startMs) return { startMs: endMs, endMs: startMs, repair: 'exchanged' };
  return { startMs, endMs, repair: null };
}
