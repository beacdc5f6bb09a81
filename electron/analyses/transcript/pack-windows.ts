/**
 * [Note: Speech windows]
 * The recogniser hears windows of limited length. They are made from the speech regions in three steps:
 * regions are collected until the next one would not fit; the window then ends at the best pause so far,
 * where "best" weighs a long pause (a likely sentence end) against a full window (less work in all); and
 * pauses inside a window that are longer than `maxInnerPauseMs` are shortened, so that sparse speech does not
 * cost windows of silence. A window therefore consists of pieces of the recording, each with its place in
 * the window, and `toRecordingMs` leads from window time back to recording time.
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
}

/** A pause of this length is as good a place to cut as any longer one. */
const longPauseMs = 1500;
/** How much a full window is worth against a long pause. */
const fullnessWeight = 1.2;

export class WindowPacker {
  readonly #options: PackingOptions;
  #pending: SpeechSpan[] = [];

  constructor(options: PackingOptions) {
    this.#options = options;
  }

  /** Takes the next region (in order, not overlapping) and returns the windows that became whole. */
  push(region: SpeechSpan): SpeechWindow[] {
    const windows: SpeechWindow[] = [];
    for (const part of splitLongRegion(region, this.#options.maxWindowMs)) {
      this.#pending.push(part);
      while (this.#packedLengthMs(this.#pending) > this.#options.maxWindowMs) {
        windows.push(this.#cutBest());
      }
    }
    return windows;
  }

  /** The rest, at the end of the recording. */
  flush(): SpeechWindow[] {
    if (this.#pending.length === 0) return [];
    const regions = this.#pending;
    this.#pending = [];
    return [this.#toWindow(regions)];
  }

  /** Recording time before which no sample is needed any more; undefined when nothing is pending. */
  get neededFromMs(): number | undefined {
    return this.#pending[0]?.startMs;
  }

  #cutBest(): SpeechWindow {
    let bestCount = 1;
    let bestScore = -Infinity;
    for (let count = 1; count < this.#pending.length; count++) {
      const lengthMs = this.#packedLengthMs(this.#pending.slice(0, count));
      if (lengthMs > this.#options.maxWindowMs) break;
      const pauseMs = this.#pending[count]!.startMs - this.#pending[count - 1]!.endMs;
      const score =
        Math.min(pauseMs, longPauseMs) / longPauseMs +
        fullnessWeight * (lengthMs / this.#options.maxWindowMs);
      if (score > bestScore) [bestScore, bestCount] = [score, count];
    }
    return this.#toWindow(this.#pending.splice(0, bestCount));
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
    return { pieces, lengthMs: offsetMs, coveredMs: regions.at(-1)!.endMs };
  }
}

/** Where the moment `windowMs` of the window lies in the recording. Past the end: as if the last piece went on. */
export function toRecordingMs(window: SpeechWindow, windowMs: number): number {
  const piece = window.pieces.findLast((candidate) => candidate.offsetMs <= windowMs) ?? window.pieces[0]!;
  return Math.min(piece.endMs, piece.startMs + Math.max(0, windowMs - piece.offsetMs));
}

function splitLongRegion(region: SpeechSpan, maxMs: number): SpeechSpan[] {
  const parts: SpeechSpan[] = [];
  let startMs = region.startMs;
  while (region.endMs - startMs > maxMs) {
    parts.push({ startMs, endMs: startMs + maxMs });
    startMs += maxMs;
  }
  parts.push({ startMs, endMs: region.endMs });
  return parts;
}
