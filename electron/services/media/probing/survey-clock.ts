import type { MediaReading } from '../../../../core/media/media-info.ts';
import { clockTicks, programTimes, ticksPerSecond } from './program-times.ts';
import type { ProgramTime } from './program-times.ts';

/** What the bytes of an MPEG stream tell. */
export interface ClockSurvey {
  /** Here the stream ends; behind it may be space that a recorder reserved. */
  readonly endBytes: number;
  readonly clock: NonNullable<MediaReading['clock']>;
}

export type ReadAt = (position: number, length: number) => Promise<Uint8Array>;

const windowBytes = 64 * 1024;
const maxPictureBytes = 2 * 1024 * 1024;
/** Windows before any doubt. */
const firstWindows = 48;
/** 128 MiB: more doubts than that are left. */
const maxWindows = 2000;
/** A longer step of a stream is a pause or a jump. */
const aheadSeconds = 8;
/** Decoding times only grow, but some programs write a packet a little late. */
const backSeconds = 1;
/** A stream that goes on within this between two windows leaves no room for a jump that matters. */
const nearSeconds = 5;

/**
 * [Note: The clock of an MPEG stream]
 * Looks into a file at many places, and between two of them where the clock leaves a doubt: either that is resolved by
 * what lies between, or it is a jump. See `programTimes`. Null where the file does not begin with a stream.
 */
export async function surveyClock(
  container: 'mpegts' | 'mpeg',
  size: number,
  read: ReadAt,
  signal?: AbortSignal,
): Promise<ClockSurvey | null> {
  const survey = new Survey(container, read, signal);
  if (!(await survey.isStream(0))) return null;
  const endBytes = await survey.findEnd(size);
  return { endBytes, clock: await survey.findJumps(endBytes) };
}

type Clock = ClockSurvey['clock'];

/** What a window holds. */
interface Look {
  readonly position: number;
  readonly times: readonly ProgramTime[];
  readonly clock: Clock;
}

class Survey {
  readonly #container: 'mpegts' | 'mpeg';
  readonly #read: ReadAt;
  readonly #signal: AbortSignal | undefined;
  #looks = 0;

  constructor(container: 'mpegts' | 'mpeg', read: ReadAt, signal: AbortSignal | undefined) {
    this.#container = container;
    this.#read = read;
    this.#signal = signal;
  }

  async isStream(position: number): Promise<boolean> {
    return (await this.#times(position)) !== null;
  }

  /** The end of the last window that holds packets: from where there are none, none are thought to follow. */
  async findEnd(size: number): Promise<number> {
    if (size <= windowBytes * 2 || (await this.isStream(size - windowBytes))) return size;
    let inside = 0;
    let outside = Math.floor(size / windowBytes);
    while (outside - inside > 1) {
      const middle = (inside + outside) >> 1;
      if (await this.isStream(middle * windowBytes)) inside = middle;
      else outside = middle;
    }
    return Math.min(size, (inside + 1) * windowBytes);
  }

  async findJumps(endBytes: number): Promise<Clock> {
    const last = Math.max(0, endBytes - windowBytes);
    const count = Math.min(firstWindows, Math.ceil((2 * last) / windowBytes) + 1);
    let before: Look | null = null;
    const clocks: Clock[] = [];
    for (let i = 0; i < count; i++) {
      const position = count === 1 ? 0 : Math.floor((last * i) / (count - 1));
      const look = await this.#look(position);
      clocks.push(look.clock);
      if (look.times.length === 0) continue;
      if (before !== null) clocks.push(await this.#between(before, look));
      before = look;
    }
    return worst(clocks);
  }

  async #between(before: Look, after: Look): Promise<Clock> {
    const apart = after.position - before.position;
    // They overlap so far that each step is in one of them.
    if (apart <= windowBytes / 2) return 'steady';
    // What one holds of the other's part would seem to go back.
    const steps = apart < windowBytes ? [] : stepsBetween(before.times, after.times);
    if (steps.some((seconds) => seconds < -backSeconds)) return 'back';
    if (steps.some((seconds) => seconds > 0 && seconds <= nearSeconds)) return 'steady';
    if (this.#looks >= maxWindows) return 'steady';
    const middle = await this.#lookBetween(before, after);
    if (middle === null) {
      const isLeap = steps.length > 0 && steps.every((seconds) => seconds > aheadSeconds);
      return isLeap && apart <= maxPictureBytes ? 'ahead' : 'steady';
    }
    return worst([middle.clock, await this.#between(before, middle), await this.#between(middle, after)]);
  }

  /** A large picture may fill some windows. */
  async #lookBetween(before: Look, after: Look): Promise<Look | null> {
    const middle = before.position + Math.ceil((after.position - before.position) / 2);
    const end = Math.min(after.position, middle + maxPictureBytes);
    for (let position = middle; position < end; position += windowBytes) {
      const look = await this.#look(position);
      if (look.times.length > 0) return look;
    }
    return null;
  }

  async #look(position: number): Promise<Look> {
    const times = (await this.#times(position)) ?? [];
    return { position, times, clock: clockWithin(times) };
  }

  async #times(position: number): Promise<readonly ProgramTime[] | null> {
    this.#signal?.throwIfAborted();
    this.#looks++;
    return programTimes(this.#container, await this.#read(position, windowBytes));
  }
}

function worst(clocks: readonly Clock[]): Clock {
  if (clocks.includes('ahead')) return 'ahead';
  return clocks.includes('back') ? 'back' : 'steady';
}

/** How the clock runs in times that follow each other. */
export function clockWithin(times: readonly ProgramTime[]): Clock {
  const last = new Map<number, ProgramTime>();
  const clocks: Clock[] = [];
  for (const time of times) {
    const before = last.get(time.stream);
    last.set(time.stream, time);
    if (before === undefined) continue;
    const seconds = secondsBetween(before, time);
    if (seconds < -backSeconds) clocks.push('back');
    if (seconds > aheadSeconds && !isBridged(times, before, time)) clocks.push('ahead');
  }
  return worst(clocks);
}

/** Whether another stream goes on while one of them pauses from one time to another. */
function isBridged(times: readonly ProgramTime[], from: ProgramTime, to: ProgramTime): boolean {
  const pause = secondsBetween(from, to);
  return times.some((time) => {
    const seconds = secondsBetween(from, time);
    return time.stream !== from.stream && seconds > 0.5 && seconds < pause - 0.5;
  });
}

/** Of each stream that is in both, from its last time in the first to its first in the second; of all where none is. */
function stepsBetween(before: readonly ProgramTime[], after: readonly ProgramTime[]): readonly number[] {
  const steps = [...new Set(before.map(({ stream }) => stream))].flatMap((stream) => {
    const last = before.findLast((time) => time.stream === stream)!;
    const first = after.find((time) => time.stream === stream);
    return first === undefined ? [] : [secondsBetween(last, first)];
  });
  return steps.length > 0 ? steps : [secondsBetween(before.at(-1)!, after[0]!)];
}

/** The clock that begins again after 26.5 hours goes on. */
function secondsBetween(from: ProgramTime, to: ProgramTime): number {
  const ticks = (to.ticks - from.ticks + 1.5 * clockTicks) % clockTicks;
  return (ticks - clockTicks / 2) / ticksPerSecond;
}
