/**
 * A string-out: stretches of several videos, one after the other, for an editing program. Every cut lies on a frame of the
 * video that it is cut from, and the timeline counts frames of its own.
 */
import { oneLine } from '../../language/one-line.ts';
import { editingRate, frameClock } from '../../time/frame-clock.ts';
import type { FrameClock } from '../../time/frame-clock.ts';
import { defaultFrameRate, framesPerSecond, nearestFrame } from '../../time/frame-rate.ts';
import type { FrameRate } from '../../time/frame-rate.ts';
import { hasDropFrame } from '../../time/timecode.ts';

export interface CutSource {
  readonly id: string;
  /** Of its file, for people. */
  readonly name: string;
  /** Absolute: editing programs find the file by it. */
  readonly path: string;
  readonly durationMs: number;
  /** Undefined where there is no picture, or its rate is not told. */
  readonly frameRate?: FrameRate | undefined;
  readonly isVariableFrameRate?: boolean;
  /** Timecode of its first frame, as it writes it. */
  readonly startTimecode?: string | undefined;
  /** As it is shown; undefined: it has no picture. */
  readonly pictureSize?: { readonly width: number; readonly height: number } | undefined;
  /** Its first audio track; undefined: it has no sound. */
  readonly sound?: { readonly channels: number; readonly sampleRate: number } | undefined;
}

export interface CutRange {
  readonly sourceId: string;
  /** Milliseconds of the video's timeline, integers. */
  readonly startMs: number;
  readonly endMs: number;
  /** What is said or seen there. */
  readonly label: string;
}

export interface CutOptions {
  readonly name: string;
  /** So much more before and behind each stretch, as far as the video has it; milliseconds. */
  readonly handleMs: number;
  /** Stretches of a video that overlap, handles counted, become one, where the first of them stands. */
  readonly joinsOverlaps: boolean;
  /** Of the timeline; the one that most of the length has, unless given. */
  readonly frameRate?: FrameRate | undefined;
  /** Of the timeline's first frame; an hour unless given. */
  readonly startTimecode?: string | undefined;
}

/** A video as its frames are counted. */
export interface ClockedSource extends CutSource {
  readonly clock: FrameClock;
  readonly lengthFrames: number;
}

export interface CutEvent {
  readonly source: ClockedSource;
  readonly label: string;
  /** Frames of the video from its beginning; the end is not in it. */
  readonly sourceStart: number;
  readonly sourceEnd: number;
  /** Frames of the timeline from its beginning. */
  readonly recordStart: number;
  readonly recordEnd: number;
}

export interface CutList {
  readonly name: string;
  readonly clock: FrameClock;
  readonly events: readonly CutEvent[];
  readonly lengthFrames: number;
  /** Those that are cut from, in the order of their first cuts. */
  readonly sources: readonly ClockedSource[];
  /** The largest of the pictures; of a usual size where there is none. */
  readonly pictureSize: { readonly width: number; readonly height: number };
}

const usualSize = { width: 1920, height: 1080 };

/** Ranges of sources that are not given are left out, as are empty ones; their order stays. */
export function cutList(
  ranges: readonly CutRange[],
  sources: readonly CutSource[],
  options: CutOptions,
): CutList {
  const cuts = cutsOf(ranges, sources, options);
  const rate = editingRate(options.frameRate ?? commonRate(cuts) ?? defaultFrameRate);
  const clock = frameClock(rate, options.startTimecode ?? usualStart(rate, cuts));
  const clocked = new Map(cuts.map(({ source }) => [source.id, clockedSource(source, rate)] as const));
  let recordEnd = 0;
  const events = cuts.map(({ source: { id }, startMs, endMs, label }): CutEvent => {
    const source = clocked.get(id)!;
    const sourceStart = Math.min(nearestFrame(startMs, source.clock.rate), source.lengthFrames - 1);
    const sourceEnd = Math.max(
      sourceStart + 1,
      Math.min(nearestFrame(endMs, source.clock.rate), source.lengthFrames),
    );
    const recordStart = recordEnd;
    recordEnd += recordFrames(sourceEnd - sourceStart, source.clock.rate, rate);
    return { source, label: oneLine(label), sourceStart, sourceEnd, recordStart, recordEnd };
  });
  const pictures = [...clocked.values()].flatMap(({ pictureSize }) => pictureSize ?? []);
  return {
    ...{ name: oneLine(options.name), clock, events, lengthFrames: recordEnd },
    sources: [...clocked.values()],
    pictureSize: pictures.reduce(
      (largest, size) => (size.width * size.height > largest.width * largest.height ? size : largest),
      pictures[0] ?? usualSize,
    ),
  };
}

interface Cut {
  readonly source: CutSource;
  readonly startMs: number;
  readonly endMs: number;
  readonly label: string;
}

function cutsOf(
  ranges: readonly CutRange[],
  sources: readonly CutSource[],
  { handleMs, joinsOverlaps }: CutOptions,
): readonly Cut[] {
  const byId = new Map(sources.map((source) => [source.id, source]));
  const cuts = ranges.flatMap(({ sourceId, startMs, endMs, label }): readonly Cut[] => {
    const source = byId.get(sourceId);
    if (source === undefined || endMs <= startMs || startMs >= source.durationMs) return [];
    const [from, to] = [Math.max(0, startMs - handleMs), Math.min(source.durationMs, endMs + handleMs)];
    return [{ source, startMs: from, endMs: to, label }];
  });
  return joinsOverlaps ? joined(cuts) : cuts;
}

function joined(cuts: readonly Cut[]): readonly Cut[] {
  const kept: Cut[] = [];
  for (let cut of cuts) {
    let place = kept.length;
    // What grows by one may meet another.
    for (let at = findOverlap(kept, cut); at !== -1; at = findOverlap(kept, cut)) {
      const [other] = kept.splice(at, 1);
      const isFirst = at < place;
      place = Math.min(at, place);
      cut = {
        source: cut.source,
        startMs: Math.min(cut.startMs, other!.startMs),
        endMs: Math.max(cut.endMs, other!.endMs),
        label: isFirst ? other!.label : cut.label,
      };
    }
    kept.splice(place, 0, cut);
  }
  return kept;
}

function findOverlap(cuts: readonly Cut[], { source, startMs, endMs }: Cut): number {
  return cuts.findIndex(
    (other) => other.source.id === source.id && other.startMs <= endMs && other.endMs >= startMs,
  );
}

/** The rate that most of what is seen has. */
function commonRate(cuts: readonly Cut[]): FrameRate | undefined {
  const lengths = new Map<string, { readonly rate: FrameRate; readonly ms: number }>();
  for (const { source, startMs, endMs } of cuts) {
    if (source.frameRate === undefined) continue;
    const rate = editingRate(source.frameRate);
    const key = `${rate.numerator}/${rate.denominator}`;
    lengths.set(key, { rate, ms: (lengths.get(key)?.ms ?? 0) + endMs - startMs });
  }
  return [...lengths.values()].toSorted((a, b) => b.ms - a.ms)[0]?.rate;
}

/** An hour, as editing programs begin; in drop frame where the rate has it and a video counts so. */
function usualStart(rate: FrameRate, cuts: readonly Cut[]): string {
  const isDropFrame =
    hasDropFrame(rate) && cuts.some(({ source }) => /[;.]\d+$/.test(source.startTimecode ?? ''));
  return isDropFrame ? '01:00:00;00' : '01:00:00:00';
}

/** Sound has the timeline's frames. */
function clockedSource(source: CutSource, timeline: FrameRate): ClockedSource {
  const rate = source.frameRate === undefined ? timeline : editingRate(source.frameRate);
  return {
    ...source,
    name: oneLine(source.name),
    clock: frameClock(rate, source.startTimecode ?? '00:00:00:00'),
    lengthFrames: Math.max(1, nearestFrame(source.durationMs, rate)),
  };
}

/** How many frames of the timeline so many of a video last: at least one. */
function recordFrames(frames: number, from: FrameRate, to: FrameRate): number {
  if (framesPerSecond(from) === framesPerSecond(to)) return frames;
  return Math.max(
    1,
    Math.round((frames * from.denominator * to.numerator) / (from.numerator * to.denominator)),
  );
}

export function isSameRate(a: FrameRate, b: FrameRate): boolean {
  return a.numerator * b.denominator === b.numerator * a.denominator;
}
