import { isTouching, packedLengthMs, planCut } from './plan-cuts.ts';
import type { PauseCosts } from './plan-cuts.ts';
import type { SpeechSpan } from './speech-span.ts';

/**
 * [Note: Speech windows]
 * The recogniser hears windows of limited length. They are made from the speech regions in four steps:
 * regions are collected until they fill some windows; the first window then ends where all of them are cut best, which
 * weighs how many windows that takes (each costs the same work however full it is) against the pauses that are cut (a
 * long one is likely the end of a sentence), see plan-cuts.ts; where not even
 * a short pause is there, the next window begins some seconds before the end of this one, so that what was cut is heard
 * whole in one of the two (core/transcript/join-windows.ts takes every word once); and pauses inside a window that are
 * longer than `maxInnerPauseMs` are shortened, so that sparse speech does not cost windows of silence. A window therefore
 * consists of pieces of the recording, each with its place in the window; `toRecordingMs` leads from window time back to
 * recording time, `toWindowMs` the other way.
 */

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

/** What makes a good window for a model. */
export interface Packing {
  /** So many windows' worth of speech is looked at before the first of them is cut. */
  readonly viewWindows: number;
  readonly costs: PauseCosts;
  /** A longer pause inside a window is shortened to this, half of it from each side. */
  readonly maxInnerPauseMs: number;
}

export interface PackingOptions extends Packing {
  /** The longest window the model takes, milliseconds. */
  readonly maxWindowMs: number;
  /** Up to here windows were made before: those behind are the same as if they had not been. */
  readonly fromMs: number;
}

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
  /** What is in no window yet. */
  #pending: readonly SpeechSpan[] = [];
  /** Regions as they came, as far back as an overlap may reach. */
  #regions: readonly SpeechSpan[] = [];
  #coveredMs: number;

  constructor(options: PackingOptions) {
    this.#options = options;
    this.#coveredMs = options.fromMs;
  }

  /** Takes the next region (in order, not overlapping) and returns the windows that became whole. */
  push(region: SpeechSpan): SpeechWindow[] {
    const { fromMs, maxWindowMs } = this.#options;
    this.#regions = [...this.#regions, region].filter(
      ({ endMs }) => endMs > this.#coveredMs - 2 * maxWindowMs,
    );
    if (region.endMs <= fromMs) return [];
    const rest = { startMs: Math.max(region.startMs, fromMs), endMs: region.endMs };
    this.#pending = [...this.#pending, rest];
    const windows: SpeechWindow[] = [];
    for (let view = this.#view(); view !== undefined; view = this.#view()) {
      windows.push(this.#cut(view, { isEnd: false }));
    }
    return windows;
  }

  /** The rest, at the end of the recording. */
  flush(): SpeechWindow[] {
    const windows: SpeechWindow[] = [];
    while (this.#pending.length > 0) {
      const view = this.#view();
      windows.push(this.#cut(view ?? this.#pending, { isEnd: view === undefined }));
    }
    return windows;
  }

  /**
   * What the next cut is chosen by: the first regions that are longer than the view together. More may be pending, but
   * a later run, which goes on from here, would not have heard of it yet.
   */
  #view(): readonly SpeechSpan[] | undefined {
    const { maxWindowMs, maxInnerPauseMs, viewWindows } = this.#options;
    const viewMs = viewWindows * maxWindowMs;
    if (packedLengthMs(this.#pending, maxInnerPauseMs) <= viewMs) return undefined;
    const lengthOf = (count: number) => packedLengthMs(this.#pending.slice(0, count), maxInnerPauseMs);
    const last = this.#pending.findIndex((_, index) => lengthOf(index + 1) > viewMs);
    return this.#pending.slice(0, last + 1);
  }

  #cut(regions: readonly SpeechSpan[], { isEnd }: { readonly isEnd: boolean }): SpeechWindow {
    const overlapBefore = (cutMs: number) => this.#overlap(cutMs);
    const cut = planCut({ ...this.#options, regions, isEnd, overlapBefore, coveredMs: this.#coveredMs });
    const { count, endMs } = cut ?? { count: regions.length, endMs: regions.at(-1)!.endMs };
    const last = regions[count - 1]!;
    const [first] = regions;
    const lead = isTouching(this.#coveredMs, first!.startMs) ? this.#overlap(this.#coveredMs) : [];
    const window = this.#toWindow([...lead, ...regions.slice(0, count - 1), { ...last, endMs }]);
    const rest = endMs < last.endMs ? [{ ...last, startMs: endMs }] : [];
    this.#pending = [...rest, ...this.#pending.slice(count)];
    return window;
  }

  /**
   * The end of the window that ends here, from the beginning of a region on where one begins at the right place. It
   * follows from the regions and from where that window ends, so that a later run does the same.
   */
  #overlap(cutMs: number): readonly SpeechSpan[] {
    const maxMs = Math.min(maxOverlapMs, this.#options.maxWindowMs * maxOverlapShare);
    const begins = this.#regions.map(({ startMs }) => startMs);
    const latestMs = cutMs - Math.min(minOverlapMs, maxMs / 2);
    const fittingMs = begins.findLast((ms) => ms <= latestMs && ms >= cutMs - maxMs);
    const fromMs = fittingMs ?? cutMs - Math.min(cutOverlapMs, maxMs);
    return this.#regions
      .filter((region) => region.endMs > fromMs && region.startMs < cutMs)
      .map(({ startMs, endMs }) => ({ startMs: Math.max(startMs, fromMs), endMs: Math.min(endMs, cutMs) }));
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
