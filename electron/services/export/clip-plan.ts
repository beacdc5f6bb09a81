/** Which coded pictures make a clip: pure, from the times that `readPictureTimes` read. */
import type { CodedPicture } from '../media/picture-times.ts';

/** On the presentation timeline. */
export interface Span {
  readonly startMs: number;
  readonly endMs: number;
}

/** A moment in whole milliseconds may lie this far from the picture that it means. */
const roundingMs = 1;
/** An end of a clip is moved this far at most: nobody hears half of a usual frame. */
const maxShiftMs = 21;

/**
 * The clip's ends moved to the frames that they mean: the nearest within half a frame. Else the first or last one would
 * be seen for a moment only, and might be of another shot. Where frames are slow the ends stay.
 */
export function snapToFrames(pictures: readonly CodedPicture[], span: Span, frameMs: number): Span {
  const times = pictures.flatMap(({ isHidden, timeMs }) => (isHidden ? [] : [timeMs]));
  const nearest = (wantedMs: number): number => {
    const distance = (time: number): number => Math.abs(time - wantedMs);
    const found = times.reduce((best, time) => (distance(time) < distance(best) ? time : best), Infinity);
    return distance(found) <= Math.min(maxShiftMs, frameMs / 2 + roundingMs) ? found : wantedMs;
  };
  const [startMs, endMs] = [nearest(span.startMs), nearest(span.endMs)];
  return endMs > startMs ? { startMs, endMs } : span;
}

export interface CopyPlan {
  /** When the first picture is shown. */
  readonly firstMs: number;
  /** How many coded pictures belong to the clip. */
  readonly count: number;
  /** When the first one behind them is decoded; null where none is. */
  readonly endDecodedMs: number | null;
}

/**
 * The pictures to copy, when they stand together in the file: the first is a key frame, none of those that follow is
 * shown before it, and none that is shown after the end is needed by one within. Else null: a copy would show pictures
 * from outside, or lack some.
 */
export function planCopy(pictures: readonly CodedPicture[], { startMs, endMs }: Span): CopyPlan | null {
  const first = pictures.find(
    ({ isKey, isHidden, timeMs }) => isKey && !isHidden && Math.abs(timeMs - startMs) <= roundingMs,
  );
  if (first === undefined) return null;
  const following = pictures.slice(pictures.indexOf(first));
  const isAfter = (picture: CodedPicture): boolean => picture.timeMs >= endMs - roundingMs;
  const end = following.findIndex(isAfter);
  const count = end === -1 ? following.length : end;
  const isWhole = following
    .slice(0, count)
    .every((picture) => !picture.isHidden && !picture.isUntimed && picture.timeMs >= first.timeMs);
  const isClosed = following.slice(count).every(isAfter);
  if (count === 0 || !isWhole || !isClosed) return null;
  const next = following[count];
  if (next?.decodedMs === null) return null;
  return { firstMs: first.timeMs, count, endDecodedMs: next?.decodedMs ?? null };
}

export interface EncodePlan {
  /** The time that becomes 0. */
  readonly originMs: number;
  /** When the frames of the clip begin on the timeline, ascending; the first may begin before the clip and still stand. */
  readonly framesMs: readonly number[];
  /** When the last of them stops to be shown. */
  readonly endMs: number;
  /** The key frame that decoding has to begin with. */
  readonly keyMs: number;
}

/**
 * What to decode for a clip; null when there is nothing, or when what it takes begins before the pictures that are
 * given. `isFromStart`: they begin with the file's first one.
 */
export function planEncoding(
  pictures: readonly CodedPicture[],
  { startMs, endMs }: Span,
  isFromStart: boolean,
): EncodePlan | null {
  const shown = pictures
    .filter(({ isHidden, timeMs }) => !isHidden && timeMs < endMs - roundingMs)
    .toSorted((a, b) => a.timeMs - b.timeMs);
  const standing = shown.findLastIndex(({ timeMs }) => timeMs <= startMs + roundingMs);
  if (standing === -1 && !isFromStart) return null;
  const frames = shown.slice(Math.max(0, standing));
  const [first] = frames;
  if (first === undefined) return null;
  const key = pictures
    .slice(0, pictures.indexOf(first) + 1)
    .findLast(({ isKey, timeMs }) => isKey && timeMs <= first.timeMs);
  if (key === undefined && !isFromStart) return null;
  const last = frames.at(-1)!;
  const isLast = pictures.every(({ isHidden, timeMs }) => isHidden || timeMs <= last.timeMs);
  return {
    originMs: Math.abs(first.timeMs - startMs) <= roundingMs ? first.timeMs : startMs,
    framesMs: frames.map(({ timeMs }) => timeMs),
    endMs: isLast && last.durationMs > 0 ? Math.min(endMs, last.timeMs + last.durationMs) : endMs,
    keyMs: key?.timeMs ?? 0,
  };
}
