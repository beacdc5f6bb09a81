/**
 * [Note: Speech windows]
 * The recogniser hears windows of limited length. They are made from the speech regions in four steps:
 * regions are collected until the next one would not fit; the window then ends at the best pause so far,
 * where "best" weighs a long pause (a likely sentence end) against a full window (less work in all); where not even
 * a short pause is there, the next window begins some seconds before the end of this one, so that what was cut is heard
 * whole in one of the two (core/transcript/join-windows.ts takes every word once); and pauses inside a window that are
 * longer than `maxInnerPauseMs` are shortened, so that sparse speech does not cost windows of silence. A window therefore
 * consists of pieces of the recording, each with its place in the window; `toRecordingMs` leads from window time back to
 * recording time, `toWindowMs` the other way.
 */

/** A stretch of the recording in which someone speaks; the detector's regions are such. */
export interface SpeechSpan {
  readonly startMs: number;
  readonly endMs: number;
}

/** A stretch of the recording that stands in the window from `offsetMs` on. */
interface WindowPiece {
  readonly startMs: number;
  readonly endMs: number;
  readonly offsetMs: number;
}

export interface SpeechWindow {
  readonly pieces: readonly WindowPiece[];
  /** Length of all pieces, milliseconds. */
  readonly lengthMs: number;
  /** The recording up to here is covered by this window and those before it: where a later run may go on. */
  readonly coveredMs: number;
}

export interface PackingOptions {
  /** The longest window the model takes, milliseconds. */
  readonly maxWindowMs: number;
  /** A longer pause inside a window is shortened to this, half of it from each side. */
  readonly maxInnerPauseMs: number;
  /** Up to here windows were made before: those behind are the same as if they had not been. */
  readonly fromMs: number;
}

/** A pause of this length is as good a place to cut as any longer one. */
const longPauseMs = 1500;
/** How much a full window is worth against a long pause. */
const fullnessWeight = 1.2;
/** Regions with less between them are no pause: the detector's padding meets in pauses of less than 0.4 s. */
const minPauseMs = 50;
/** How much any pause is worth: without one the overlap is heard twice. */
const pauseWeight = 0.3;
/** A cut without a pause is worth it when the window is so full; else the region behind it is divided. */
const minFullness = 0.6;
/** An overlap has this much speech at least... */
const minOverlapMs = 2500;
/** ...and begins with a region unless that would make it longer than this: then it has... */
const maxOverlapMs = 7000;
/** ...so much. */
const cutOverlapMs = 4000;
/** Of a short window the overlap is at most this share. */
const maxOverlapShare = 0.25;

export class WindowPacker {
  readonly #options: PackingOptions;
  #pending: SpeechSpan[] = [];
  /** Regions as they came, as far back as an overlap may reach. */
  #regions: SpeechSpan[] = [];
  #coveredMs: number;

  constructor(options: PackingOptions) {
    this.#options = options;
    this.#coveredMs = options.fromMs;
  }

  /** Takes the next region (in order, not overlapping) and returns the windows that became whole. */
  push(region: SpeechSpan): SpeechWindow[] {
    const { fromMs, maxWindowMs } = this.#options;
    this.#regions = [...this.#regions, region].filter(
      ({ endMs }) => endMs > region.startMs - 2 * maxWindowMs,
    );
    if (region.endMs <= fromMs) return [];
    this.#pending.push({ startMs: Math.max(region.startMs, fromMs), endMs: region.endMs });
    if (this.#pending.length === 1) this.#beginEarlier();
    const windows: SpeechWindow[] = [];
    while (this.#packedLengthMs(this.#pending) > maxWindowMs) windows.push(this.#cutBest());
    return windows;
  }

  /** The rest, at the end of the recording. */
  flush(): SpeechWindow[] {
    if (this.#pending.length === 0) return [];
    const regions = this.#pending;
    this.#pending = [];
    return [this.#toWindow(regions)];
  }

  #cutBest(): SpeechWindow {
    const { maxWindowMs } = this.#options;
    const first = this.#pending.findIndex(({ endMs }) => endMs > this.#coveredMs) + 1;
    let best: { readonly count: number; readonly score: number; readonly isWorth: boolean } | undefined;
    for (let count = first; count < this.#pending.length; count++) {
      const lengthMs = this.#packedLengthMs(this.#pending.slice(0, count));
      if (lengthMs > maxWindowMs) break;
      const pauseMs = this.#pending[count]!.startMs - this.#pending[count - 1]!.endMs;
      const isPause = pauseMs >= minPauseMs;
      const score =
        Math.min(pauseMs, longPauseMs) / longPauseMs +
        (isPause ? pauseWeight : 0) +
        fullnessWeight * (lengthMs / maxWindowMs);
      if (best === undefined || score > best.score) {
        best = { count, score, isWorth: isPause || lengthMs >= minFullness * maxWindowMs };
      }
    }
    const count =
      best?.isWorth === true ? best.count : this.#divide(best === undefined ? first - 1 : best.count);
    const window = this.#toWindow(this.#pending.splice(0, count));
    this.#beginEarlier();
    return window;
  }

  /** Parts the region at this place where the window is full, and returns how many then fill it. */
  #divide(index: number): number {
    const region = this.#pending[index]!;
    const beforeMs = this.#packedLengthMs([
      ...this.#pending.slice(0, index),
      { ...region, endMs: region.startMs },
    ]);
    const cutMs = region.startMs + this.#options.maxWindowMs - beforeMs;
    if (cutMs <= region.startMs || cutMs >= region.endMs) return Math.max(1, index);
    this.#pending.splice(index, 1, { ...region, endMs: cutMs }, { ...region, startMs: cutMs });
    return index + 1;
  }

  /**
   * What is pending begins with the end of the window before where no pause parts the two. It follows from the regions and
   * from where that window ends, so that a later run does the same.
   */
  #beginEarlier(): void {
    const [part] = this.#pending;
    if (part === undefined || this.#coveredMs <= 0 || part.startMs - this.#coveredMs >= minPauseMs) return;
    this.#pending.unshift(...this.#overlap());
  }

  /** The end of the window before, from the beginning of a region on where one begins at the right place. */
  #overlap(): readonly SpeechSpan[] {
    const cutMs = this.#coveredMs;
    const maxMs = Math.min(maxOverlapMs, this.#options.maxWindowMs * maxOverlapShare);
    const begins = this.#regions.map(({ startMs }) => startMs);
    const latestMs = cutMs - Math.min(minOverlapMs, maxMs / 2);
    const fittingMs = begins.findLast((ms) => ms <= latestMs && ms >= cutMs - maxMs);
    const fromMs = fittingMs ?? cutMs - Math.min(cutOverlapMs, maxMs);
    return this.#regions
      .filter((region) => region.endMs > fromMs && region.startMs < cutMs)
      .map(({ startMs, endMs }) => ({ startMs: Math.max(startMs, fromMs), endMs: Math.min(endMs, cutMs) }));
  }

  #packedLengthMs(regions: readonly SpeechSpan[]): number {
    let lengthMs = 0;
    regions.forEach((region, index) => {
      const before = regions[index - 1];
      if (before) lengthMs += Math.min(region.startMs - before.endMs, this.#options.maxInnerPauseMs);
      lengthMs += region.endMs - region.startMs;
    });
    return lengthMs;
  }

  #toWindow(regions: readonly SpeechSpan[]): SpeechWindow {
    const pieces: WindowPiece[] = [];
    let startMs = regions[0]!.startMs;
    let offsetMs = 0;
    regions.forEach((region, index) => {
      const next = regions[index + 1];
      const pauseMs = next ? next.startMs - region.endMs : Infinity;
      if (pauseMs <= this.#options.maxInnerPauseMs) return;
      const keptMs = next ? Math.floor(this.#options.maxInnerPauseMs / 2) : 0;
      const endMs = region.endMs + keptMs;
      pieces.push({ startMs, endMs, offsetMs });
      offsetMs += endMs - startMs;
      if (next) startMs = next.startMs - keptMs;
    });
    this.#coveredMs = regions.at(-1)!.endMs;
    return { pieces, lengthMs: offsetMs, coveredMs: this.#coveredMs };
  }
}

/** Where the moment `windowMs` of the window lies in the recording. Past the end: as if the last piece went on. */
export function toRecordingMs(window: SpeechWindow, windowMs: number): number {
  const piece = window.pieces.findLast((candidate) => candidate.offsetMs <= windowMs) ?? window.pieces[0]!;
  return Math.min(piece.endMs, piece.startMs + Math.max(0, windowMs - piece.offsetMs));
}

/** Where a moment of the recording lies in the window; of one that was left out, where it would be. */
export function toWindowMs({ pieces, lengthMs }: SpeechWindow, recordingMs: number): number {
  const piece = pieces.findLast(({ startMs }) => startMs <= recordingMs) ?? pieces[0]!;
  const inside = Math.min(recordingMs, piece.endMs) - piece.startMs;
  return Math.min(lengthMs, piece.offsetMs + Math.max(0, inside));
}
